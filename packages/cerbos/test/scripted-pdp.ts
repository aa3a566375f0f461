import { once } from 'node:events'
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { onTestFinished } from 'vitest'
import { type Authorizer, createAuthorizer } from '../src/index.ts'

export const timeoutMs = 300

interface AskedResource {
  resource: { id: string; kind: string; policyVersion: string; attr: Record<string, unknown> }
  actions: string[]
}
export interface Question {
  requestId: string
  resources: AskedResource[]
}
export interface Answer {
  requestId: string
  cerbosCallId: string
  results: { resource: { id: string; kind: string; policyVersion: string }; actions: Record<string, string> }[]
}

/** An authorizer whose policy decision point is `listener`, until the test ends. */
export async function authorizerAt(
  listener: RequestListener,
  options: { timeoutMs?: number } = { timeoutMs },
): Promise<Authorizer> {
  const server = createServer(listener).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return createAuthorizer({ pdpUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, ...options })
}

/** A PDP that allows everything it is asked, in an answer that `distort` may change. */
export function permissive(
  distort: (answer: Answer, question: Question) => unknown = (answer) => answer,
): RequestListener {
  return async (request: IncomingMessage, response: ServerResponse) => {
    const question = JSON.parse(await text(request)) as Question
    const results = question.resources.map(({ resource: { id, kind, policyVersion }, actions }) => ({
      resource: { id, kind, policyVersion },
      actions: Object.fromEntries(actions.map((action) => [action, 'EFFECT_ALLOW'])),
    }))
    const answer = { requestId: question.requestId, cerbosCallId: 'CALL', results }
    response.setHeader('content-type', 'application/json').end(JSON.stringify(distort(answer, question)))
  }
}
