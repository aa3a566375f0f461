export type { AuditEvent, AuditEventAgent, AuditEventEntity } from './audit-event.ts'
export { type AuditEventOptions, toAuditEvents } from './to-audit-events.ts'
