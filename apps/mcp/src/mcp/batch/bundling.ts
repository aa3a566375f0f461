import { type AnyResource, type BundleEntryResult, type BundleResult, FhirError, type FhirTransport } from '@repo/fhir'
import { Failure } from '../../failure/failure.ts'
import { type RequestEntry, toRequestEntry, toResponse } from './bundle-entry.ts'

interface Held {
  entry: RequestEntry
  answer: PromiseWithResolvers<Response>
}

interface Options {
  fhirBaseUrl: string
  /** How many entries there are. */
  count: number
  /** All or nothing. */
  atomic: boolean
  /** The client's cancellation: what was not sent by then is not sent. */
  signal: AbortSignal
  send(bundle: AnyResource): Promise<BundleResult>
}

/**
 * Makes one Bundle of the requests that several calls send through their own FHIR clients. The request of each is held
 * until every call has brought its own or has ended without one; then one Bundle is sent, and each call is answered as
 * though it had asked alone, so that its client reads and judges the answer as always. A held request has no deadline of
 * its own, so that none can seem to be lost that was never sent: what it waits for has, and so does the Bundle.
 */
export class Bundling {
  readonly #options: Options
  readonly #held = new Map<number, Held>()
  /** Entries whose one request has been taken. */
  readonly #taken = new Set<number>()
  /** Entries that have brought their request, or have ended without one. */
  readonly #settled = new Set<number>()
  #hasFailed = false
  #isClosed = false

  constructor(options: Options) {
    this.#options = options
    const { signal } = options
    if (signal.aborted) this.#cancel()
    else signal.addEventListener('abort', () => this.#cancel(), { once: true })
  }

  /** How the call of one entry sends: of its requests, the first that is `theOne` is held; all others go their way. */
  transportFor(position: number, direct: FhirTransport, theOne: (request: Request) => boolean): FhirTransport {
    return async (request, options) => {
      if (this.#taken.has(position) || !theOne(request)) return direct(request, options)
      this.#taken.add(position)
      const entry = await toRequestEntry(request, this.#options.fhirBaseUrl)
      if (this.#isClosed) throw new FhirError('fhir/cancelled')
      const answer = Promise.withResolvers<Response>()
      this.#held.set(position, { entry, answer })
      this.#settle(position)
      return answer.promise
    }
  }

  /** The call of this entry has ended. Of a transaction, none is sent where one failed. */
  ended(position: number, isWell: boolean): void {
    if (!isWell) this.#hasFailed = true
    this.#taken.add(position)
    this.#settle(position)
  }

  #cancel(): void {
    if (this.#isClosed) return
    this.#isClosed = true
    for (const { answer } of this.#held.values()) answer.reject(new FhirError('fhir/cancelled'))
  }

  #settle(position: number): void {
    this.#settled.add(position)
    if (this.#isClosed || this.#settled.size < this.#options.count) return
    this.#isClosed = true
    void this.#flush([...this.#held].toSorted(([a], [b]) => a - b).map(([, held]) => held))
  }

  async #flush(held: readonly Held[]): Promise<void> {
    const { atomic, send } = this.#options
    if (held.length === 0) return
    try {
      if (atomic && this.#hasFailed) throw new Failure('write/transaction-refused')
      const type = atomic ? 'transaction' : 'batch'
      const { entries } = await send({ resourceType: 'Bundle', type, entry: held.map(({ entry }) => entry) })
      for (const [index, { answer }] of held.entries()) answerWith(answer, entries[index])
    } catch (cause) {
      // Nobody may be left waiting, whatever went wrong.
      for (const { answer } of held) answer.reject(cause)
    }
  }
}

/** What failed is told as the client of a single request tells it, and is never taken for an answer to be tried again. */
function answerWith({ resolve, reject }: PromiseWithResolvers<Response>, result: BundleEntryResult | undefined): void {
  const { code = result ? undefined : 'fhir/malformed', status, issues = [] } = result ?? {}
  if (code) reject(new FhirError(code, { issues, ...(status !== undefined && { status }) }))
  else if (result) resolve(toResponse(result))
}
