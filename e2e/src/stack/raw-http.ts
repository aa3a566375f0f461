import { request } from 'node:http'

export interface RawResponse {
  status: number
  headers: Record<string, string>
  cookies: string[]
  body: string
}

export interface RawRequest {
  method?: string
  headers?: Record<string, string>
  body?: string
}

/** One HTTP request exactly as given: `Host`, `Origin` and `Sec-Fetch-Site` included; no redirect is followed. */
export function send(url: string | URL, { method = 'GET', headers = {}, body }: RawRequest = {}): Promise<RawResponse> {
  return new Promise((resolve, reject) => {
    const outgoing = request(url, { method, headers }, (incoming) => {
      const chunks: Buffer[] = []
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
      incoming.on('error', reject)
      incoming.on('end', () => {
        const entries = Object.entries(incoming.headers).map(([name, value]) => [name, String(value)])
        resolve({
          status: incoming.statusCode ?? 0,
          headers: Object.fromEntries(entries),
          cookies: incoming.headers['set-cookie'] ?? [],
          body: Buffer.concat(chunks).toString('utf8'),
        })
      })
    })
    outgoing.on('error', reject)
    outgoing.end(body)
  })
}

/** `Cookie` for what a response has set. */
export function cookieHeader({ cookies }: RawResponse): string {
  return cookies.map((cookie) => cookie.split(';')[0] ?? '').join('; ')
}

/** The first message of an MCP client over Streamable HTTP. */
export function initialize(url: string, headers: Record<string, string>): Promise<RawResponse> {
  const params = { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 'raw', version: '1' } }
  return send(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json, text/event-stream', ...headers },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'initialize', params }),
  })
}
