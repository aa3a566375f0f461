import type { AnyResource, BundleResult } from '@repo/fhir'
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
  send(bundle: AnyResource): Promise<BundleResult>
}

/**
 * Makes one Bundle of the requests that several calls send through their own FHIR clients. The request of each is held
 * until every call has brought its own or has ended without one; then one Bundle is sent, and each call is answered as
 * though it had asked alone, so that its client reads and judges the answer as always.
 */
export class Bundling {
  readonly #options: Options
  readonly #held = new Map<number, Held>()
  /** Entries whose one request has been taken. */
  readonly #taken = new Set<number>()
  /** Entries that have brought their request, or have ended without one. */
  readonly #settled = new Set<number>()
  #sent = false

  constructor(options: Options) {
    this.#options = options
  }

  /** A `fetch` for the call of one entry. Of its requests, the first that is `theOne` is held; all others go their way. */
  fetchFor(position: number, direct: typeof fetch, theOne: (request: Request) => boolean): typeof fetch {
    return async (input, init) => {
      const request = new Request(input, init)
      if (this.#taken.has(position) || !theOne(request)) return direct(request)
      this.#taken.add(position)
      const entry = await toRequestEntry(request, this.#options.fhirBaseUrl)
      const answer = Promise.withResolvers<Response>()
      this.#held.set(position, { entry, answer })
      request.signal.addEventListener('abort', () => this.#drop(position, request.signal.reason))
      this.#settle(position)
      return answer.promise
    }
  }

  /** The call of this entry has ended. */
  ended(position: number): void {
    this.#taken.add(position)
    this.#settle(position)
  }

  /** What was cancelled before it was sent is not sent. */
  #drop(position: number, reason: unknown): void {
    const held = this.#held.get(position)
    if (this.#sent || !held) return
    this.#held.delete(position)
    held.answer.reject(reason)
  }

  #settle(position: number): void {
    this.#settled.add(position)
    if (this.#settled.size === this.#options.count) this.#flush()
  }

  #flush(): void {
    const { atomic, count } = this.#options
    if (this.#sent) return
    this.#sent = true
    const held = [...this.#held].sort(([a], [b]) => a - b).map(([, one]) => one)
    if (held.length === 0) return
    if (atomic && held.length < count) {
      for (const { answer } of held) answer.reject(new Failure('write/transaction-refused'))
      return
    }
    const type = atomic ? 'transaction' : 'batch'
    const answers = held.map(({ answer }) => answer)
    this.#options.send({ resourceType: 'Bundle', type, entry: held.map(({ entry }) => entry) }).then(
      ({ entries }) => answers.forEach((answer, index) => void answerWith(answer, entries[index])),
      (cause: unknown) => answers.forEach((answer) => void answer.reject(cause)),
    )
  }
}

function answerWith(answer: PromiseWithResolvers<Response>, result: BundleResult['entries'][number] | undefined): void {
  if (result) answer.resolve(toResponse(result))
  else answer.reject(new Failure('fhir/malformed'))
}
