import { Failure } from '../failure/failure.ts'

/** Whose request was refused, where a token or session told it. */
export interface RefusedCaller {
  /** The opaque id of the person. */
  userId?: string
  clientId?: string
  clientName?: string
}

const callers = new WeakMap<Error, RefusedCaller>()

/** Notes whose refusal it is, for its row. What is no failure of ours is left as it is. */
export function refusedTo<T>(caller: RefusedCaller, cause: T): T {
  if (cause instanceof Failure) callers.set(cause, caller)
  return cause
}

/** Whose request the failure refused; undefined where nobody was known by it. */
export function refusedCaller(cause: Error | undefined): RefusedCaller | undefined {
  return cause && callers.get(cause)
}

/** Between the token endpoint, which answers from an object of its own, and what records its refusals. */
const callerHeader = 'x-refused-caller'

export function callerHeaders({ userId = '', clientId = '' }: RefusedCaller): Record<string, string> {
  return { [callerHeader]: `${encodeURIComponent(userId)} ${encodeURIComponent(clientId)}` }
}

/** Whom the token endpoint refused; taken out of the answer. */
export function takeCaller(headers: Headers): RefusedCaller | undefined {
  const [userId, clientId] = headers.get(callerHeader)?.split(' ').map(decodeURIComponent) ?? []
  headers.delete(callerHeader)
  return userId ? { userId, ...(clientId && { clientId }) } : undefined
}
