import { Failure } from '../failure/failure.ts'
import type { FailureCode } from '../failure/failures.ts'
import type { SessionCaller } from '../mcp/caller.ts'
import { actorOn } from '../mcp/connections/session-callers.ts'
import type { Deps } from '../mcp/deps.ts'
import { conclude } from '../mcp/pipeline.ts'
import { isResourceUri } from '../mcp/resources/resource-uri.ts'
import { catalogue } from '../mcp/tools/catalogue.ts'

/** What stands in the record for the tool: which one was meant is the caller's word, and may be anything. */
const place = 'mcp'

const codes: Readonly<Record<number, FailureCode>> = {
  404: 'request/unknown-address',
  406: 'request/not-acceptable',
  413: 'request/too-large',
  415: 'request/media-type',
}

function callsNothing(message: unknown): boolean {
  const { method, params } = (message ?? {}) as { method?: unknown; params?: { name?: unknown; uri?: unknown } | null }
  if (method === 'resources/read') return !isResourceUri(params?.uri)
  return method === 'tools/call' && !catalogue.some(({ name }) => name === params?.name)
}

/** Why a message, or one of several, never becomes a call: by the answer's status, or for want of such a tool or resource. */
export function refusalOf(status: number, message: unknown): Failure | undefined {
  if (status >= 400 && status < 500) return new Failure(codes[status] ?? 'input/invalid')
  return [message].flat().some(callsNothing) ? new Failure('input/invalid') : undefined
}

/** Records a refusal in the name of whose session it is. Nothing was shown, so the answer does not wait. */
export function recordRefusal(caller: SessionCaller, deps: Deps, failure: Failure): void {
  const recorded = actorOn(caller, undefined, deps.connections(caller.agent)).then((actor) =>
    conclude(deps, actor, place, () => Promise.reject(failure)),
  )
  deps.outlive(recorded)
}
