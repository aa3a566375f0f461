import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

export interface PolicyQuestion {
  principal: { attr: Record<string, unknown> }
  resources: { actions: string[]; resource: { attr: Record<string, unknown> } }[]
}

/**
 * A door to the policy decision point that keeps what goes through it. Paths that `hangs` names are kept too, and never
 * answered.
 */
export async function startPolicyRecorder(pdpUrl: string, hangs: (path: string) => boolean = () => false) {
  const asked: PolicyQuestion[] = []
  const paths: string[] = []
  const server = createServer(async (incoming, outgoing) => {
    const body = await text(incoming)
    const { url: path = '' } = incoming
    if (incoming.method === 'POST') {
      asked.push(JSON.parse(body) as PolicyQuestion)
      paths.push(path)
    }
    if (hangs(path)) return
    const headers = { 'content-type': 'application/json' }
    const answer = await fetch(`${pdpUrl}${path}`, {
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
    /** Of each question, the path that it was put to: `/api/check/resources`, `/api/plan/resources`. */
    paths,
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => {
        server.close(resolve)
      })
    },
  }
}
