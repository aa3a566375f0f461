import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

export interface PolicyQuestion {
  principal: { attr: Record<string, unknown> }
  resources: { actions: string[]; resource: { attr: Record<string, unknown> } }[]
}

/** A door to the policy decision point that keeps what goes through it. */
export async function startPolicyRecorder(pdpUrl: string) {
  const asked: PolicyQuestion[] = []
  const server = createServer(async (incoming, outgoing) => {
    const body = await text(incoming)
    if (incoming.method === 'POST') asked.push(JSON.parse(body) as PolicyQuestion)
    const headers = { 'content-type': 'application/json' }
    const answer = await fetch(`${pdpUrl}${incoming.url}`, {
      method: incoming.method ?? 'GET',
      headers,
      ...(body && { body }),
    })
    outgoing.writeHead(answer.status, headers).end(await answer.text())
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => {
        server.close(resolve)
      })
    },
  }
}
