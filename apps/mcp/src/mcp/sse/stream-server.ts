/** What an SSE stream runs its MCP server with, in one module that is loaded when it is first needed. */
export { isInitializeRequest, isJSONRPCRequest } from '@modelcontextprotocol/server'
export { createDeps } from '../deps.ts'
export { resolveSession } from '../handler.ts'
export { createServer } from '../server.ts'
export { SseTransport } from './sse-transport.ts'
