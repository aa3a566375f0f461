import { app } from './app.ts'

export { AuditOutbox } from './audit/audit-outbox.ts'
export { BreakGlassRequest } from './break-glass/break-glass-request.ts'
export { SseStream } from './mcp/sse/sse-stream.ts'
export { LinkedAgents } from './oauth/agents/linked-agents.ts'
export { TokenRefresh } from './oauth/token-refresh.ts'
export { PlatformStatement } from './platform/platform-statement.ts'
export { ConnectionRequest } from './session/connections/connection-request.ts'
export { Session } from './session/session.ts'
export { SignInAttempt } from './session/sign-in-attempt.ts'

export default app
