/** The revisions that requests are sent in: one with sessions in its design, one without. */
export const eras = ['2025-11-25', '2026-07-28'] as const
export type Era = (typeof eras)[number]

/** What a JSON-RPC answer holds. */
export interface RpcReply {
  result?: Record<string, unknown>
  error?: { code: number; message: string; data?: unknown }
}

const envelope = {
  'io.modelcontextprotocol/protocolVersion': '2026-07-28',
  'io.modelcontextprotocol/clientInfo': { name: 'example', version: '1' },
  'io.modelcontextprotocol/clientCapabilities': {},
}

/** MCP 2026-07-28: headers name the method and what it is called on; version and capabilities travel with each request. */
function modern(method: string, params: Record<string, unknown>): { headers: Record<string, string>; params: object } {
  const name = params.uri ?? params.name
  return {
    headers: { 'mcp-method': method, ...(typeof name === 'string' && { 'mcp-name': name }) },
    params: { ...params, _meta: { ...envelope, ...(typeof params._meta === 'object' && params._meta) } },
  }
}

/** One request as a client of that revision sends it. */
export function mcpRequest(era: Era, method: string, given: Record<string, unknown>): Request {
  const { headers, params } = era === '2026-07-28' ? modern(method, given) : { headers: {}, params: given }
  return new Request('https://mcp.example/mcp', {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/json, text/event-stream',
      'mcp-protocol-version': era,
      ...headers,
    },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
  })
}

/** The answer, of a plain body or of the first event of a stream. */
export async function mcpReply(response: Response): Promise<RpcReply> {
  const text = await response.text()
  return JSON.parse(text.startsWith('{') ? text : text.slice(text.indexOf('data: ') + 'data: '.length))
}
