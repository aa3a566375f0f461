import { answerRest } from '../../src/rest/rest.ts'
import { depsOf, type Outcome, practitioner, type Script, sessionCallerOf } from '../call-stage.ts'

export const publicUrl = 'https://mcp.example'
export const ownBase = `${publicUrl}/api/fhir/default`

export interface RestReply extends Omit<Outcome, 'answer'> {
  status: number
  headers: Headers
  body: Record<string, unknown>
  /** The code and words of the first issue. */
  code: string | undefined
  said: string
}

interface Sent {
  method?: string
  headers?: Record<string, string>
  /** Sent as JSON unless it is text. */
  body?: unknown
}

/** The caller of a test over REST. */
export const restCaller = { ...practitioner, transport: 'rest' as const }

interface Said {
  code?: string
  details?: { text?: string; coding?: { code: string }[] }
}

/** One request below `/api/fhir`, and all that left the process. */
export async function rest(path: string, script: Script = {}, sent: Sent = {}): Promise<RestReply> {
  const outcome: Omit<Outcome, 'answer'> = { steps: [], records: [], requests: [] }
  const told = { caller: restCaller, ...script }
  const { body, method = 'GET', headers } = sent
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  const request = new Request(`${publicUrl}/api/fhir/${path}`, {
    method,
    headers: { ...(text !== undefined && { 'content-type': 'application/fhir+json' }), ...headers },
    ...(text !== undefined && { body: text }),
  })
  const response = await answerRest(request, sessionCallerOf(told), depsOf(told, outcome), publicUrl)
  const answered = await response.text()
  const read = answered === '' ? {} : (JSON.parse(answered) as Record<string, unknown>)
  const [first] = (read.issue ?? []) as Said[]
  return {
    ...outcome,
    status: response.status,
    headers: response.headers,
    body: read,
    code: first?.details?.coding?.[0]?.code,
    said: first?.details?.text ?? '',
  }
}
