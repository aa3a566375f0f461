export { AuditError, type AuditErrorCode } from './audit-error.ts'
export { type AuditOutbox, type AuditQueue, createAuditProducer } from './audit-producer.ts'
export { type AuditRecord, auditEvents, auditRecord, auditRecordVersion, parseAuditMessage } from './audit-record.ts'
