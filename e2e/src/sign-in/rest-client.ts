import type { StackFacts } from '../../../scripts/stack/facts.ts'
import { startLoopbackReceiver } from '../loopback-client.ts'
import type { People, Username } from '../people.ts'
import { authorize } from '../person.ts'
import { type RawRequest, send } from '../stack/raw-http.ts'
import { RawClient } from './raw-client.ts'

export interface RestAnswer {
  status: number
  headers: Record<string, string>
  /** What was sent, as JSON; nothing of an empty body. */
  body: Record<string, unknown>
  /** The code of the first issue of an OperationOutcome. */
  code: string | undefined
  /** Its words. */
  said: string
}

interface Issue {
  details?: { text?: string; coding?: { code: string }[] }
}

/** One request below `/api/fhir` of a stack, exactly as given. */
export async function askRest({ urls }: StackFacts, path: string, request: RawRequest = {}): Promise<RestAnswer> {
  const { status, headers, body: text } = await send(`${urls.home}/api/fhir/${path}`, request)
  const body = text === '' ? {} : (JSON.parse(text) as Record<string, unknown>)
  const [issue] = (body.issue ?? []) as Issue[]
  return { status, headers, body, code: issue?.details?.coding?.[0]?.code, said: issue?.details?.text ?? '' }
}

/** A program that a person let in, for REST alone. */
export interface RestClient {
  clientId: string
  accessToken: string
  ask(path: string, request?: RawRequest): Promise<RestAnswer>
}

/** Registers a program and has a person let it in, in a new browser. */
export async function connectRest(facts: StackFacts, people: People, username: Username): Promise<RestClient> {
  const receiver = await startLoopbackReceiver()
  try {
    const client = new RawClient(facts, receiver.redirectUri)
    const request = client.authorizationRequest(await client.register('FHIR program'), 'api/fhir')
    const person = await people.newBrowser()
    const [answer] = await Promise.all([
      receiver.next(),
      authorize(person, request.url, people.user(username), people.choices(username)),
    ])
    const { access_token: accessToken } = await client.exchange(request, answer.get('code') ?? '')
    const authorization = `Bearer ${accessToken}`
    return {
      clientId: request.clientId,
      accessToken,
      ask: (path, { headers, ...sent } = {}) =>
        askRest(facts, path, { ...sent, headers: { authorization, ...headers } }),
    }
  } finally {
    await receiver.close()
  }
}
