import { type AnyResource, type BundleResult, FhirError } from '@repo/fhir'
import { Failure } from '../../failure/failure.ts'
import type { CallContext } from '../call-context.ts'
import type { Caller } from '../caller.ts'
import type { Deps, FhirOptions } from '../deps.ts'
import { type Answer, conclude, parseInput, tokenRefused } from '../pipeline.ts'
import type { Recorder } from '../recorder.ts'
import { contentDigest } from '../write/canonical-json.ts'
import { needsConfirmationFor, nextStep, type Question, redeemed } from '../write/confirmation/confirmation.ts'
import { isRefusal } from '../write/unclear-end.ts'
import { failureOf, withinBudget, withShare } from './batch-answer.ts'
import { isBatchShownWhole, type Preview, questionOf, shownChanges } from './batch-question.ts'
import { type BatchEntry, type BatchInput, type BatchOutput, type BatchTool, isWrite } from './batch-tool.ts'
import { Bundling } from './bundling.ts'
import { entryDeps, previewDeps } from './entry-deps.ts'

/** One batch on its way. */
interface BatchCall {
  tool: BatchTool
  input: BatchInput
  /** SHA-256 of tool, platform, person and arguments, `confirm` apart. */
  digest: string
  caller: Caller
  deps: Deps
  recorder: Recorder
  context: CallContext
  /** The Bundle with changes in it is on its way, or has been. */
  onWrite(): void
}

/**
 * Runs each entry through the pipeline of its own tool (validation, scopes, policy on request and records, audit
 * records, budget) and sends what they ask of the platform as one Bundle. Changes that need the person's agreement are
 * shown together and agreed to together; nothing at all is sent before.
 */
export async function runBatch(
  tool: BatchTool,
  given: unknown,
  caller: Caller,
  deps: Deps,
  context: CallContext,
): Promise<Answer> {
  let question: Question | undefined
  let hasWritten = false
  const onWrite = () => {
    hasWritten = true
  }
  const answer = await conclude(deps, caller, tool.name, async (recorder) => {
    recorder.trace.interaction = 'batch'
    const input = parseInput(tool.input, given)
    if (input.atomic) recorder.trace.interaction = 'transaction'
    await requireSupport(deps, caller, input)
    const { confirm: _confirm, ...meant } = input
    const digest = await contentDigest([tool.name, caller.facts.platform, caller.principal.id, meant])
    const call = { tool, input, digest, caller, deps, recorder, context, onWrite }
    const result = (await isConfirmed(call)) ? await carryOut(call) : await ask(call)
    if ('question' in result) question = result
    return 'question' in result ? {} : result
  })
  if (question && answer.ok) return question
  return hasWritten && isUnrecorded(answer) ? { ok: false, failure: new Failure('audit/outcome-lost') } : answer
}

/** The words for a read would say that nothing happened. */
function isUnrecorded(answer: Answer): boolean {
  return 'failure' in answer && answer.failure.code.startsWith('audit/')
}

async function requireSupport(deps: Deps, caller: Caller, { atomic }: BatchInput): Promise<void> {
  const interactions = (await deps.capabilities(caller))?.interactions
  const wanted = atomic ? 'transaction' : 'batch'
  if (!interactions || interactions.size === 0 || interactions.has(wanted)) return
  throw new Failure('fhir/unsupported', { hint: `It does not list ${wanted}: make the calls one by one.` })
}

function needing({ input, deps }: BatchCall): BatchEntry[] {
  return input.entries.filter(({ interaction }) => {
    return isWrite(interaction) && needsConfirmationFor(deps.writeSettings, interaction)
  })
}

/** Whether the batch may go out: nothing in it needs agreement, or this call brings the person's to exactly this batch. */
async function isConfirmed(call: BatchCall): Promise<boolean> {
  return needing(call).length === 0 || redeemed(call, call.input.confirm)
}

async function previewsOf(call: BatchCall): Promise<Preview[]> {
  const { deps, caller, context, recorder, tool, input } = call
  const previewed = previewDeps(entryDeps(deps, recorder, tool.name))
  const changes = input.entries.filter(({ interaction }) => isWrite(interaction))
  return Promise.all(
    changes.map(async (entry) => {
      const answer = await tool.runs[entry.interaction](entry.given, caller, previewed, context)
      return { entry: input.entries.indexOf(entry) + 1, answer }
    }),
  )
}

/** Shows what the entries would change, each judged and validated by its own pipeline; none of them is made. */
async function ask(call: BatchCall): Promise<BatchOutput | Question> {
  const { deps, caller, context, recorder, input, digest } = call
  const previews = await previewsOf(call)
  recorder.trace.pending = new Failure('write/unconfirmed')
  const numbers = needing(call).map((entry) => input.entries.indexOf(entry) + 1)
  const asked = previews.filter(({ entry }) => numbers.includes(entry))
  const beside = previews.filter(({ entry }) => !numbers.includes(entry))
  const faults = [...asked, ...beside.filter(({ answer }) => !isTooLarge(answer))].flatMap(faultOf)
  if (faults.length > 0) return { done: 'nothing: mend these entries and call again', entries: faults }
  if (!isBatchShownWhole(asked)) throw new Failure('write/too-large')
  const confirmation = await (await deps.writeMemory(caller)).mintConfirmation(digest)
  if (!confirmation) throw new Failure('session/none')
  const { handle, expiresAt } = confirmation
  if (context.canAsk) {
    return { ok: false, question: questionOf(asked, { atomic: input.atomic, others: beside.length }), handle }
  }
  const entries = [...shownChanges(asked), ...shownChanges(beside).map(besides)].toSorted((a, b) => a.entry - b.entry)
  const until = new Date(expiresAt).toISOString()
  return { done: 'nothing yet', entries, confirm: handle, expiresAt: until, next: nextStep }
}

/** Of what has to be agreed to, nothing may be left unseen; what only goes along may be long. */
function isTooLarge(answer: Answer): boolean {
  return 'failure' in answer && answer.failure.code === 'write/too-large'
}

function faultOf({ entry, answer }: Preview): BatchOutput['entries'] {
  const failure = failureOf(answer)
  return failure === undefined ? [] : [{ entry, failure }]
}

/** Of a creation that goes along: the person is not asked about it, and is told of it. */
function besides({
  entry,
  changes = ['more than is shown here'],
}: BatchOutput['entries'][number]): BatchOutput['entries'][number] {
  return { entry, changes: ['also creates:', ...changes] }
}

/** Of the requests that an entry makes, the one that it is about: what it reads and validates before goes by itself. */
function isTheOne(interaction: BatchEntry['interaction']): (request: Request) => boolean {
  if (!isWrite(interaction)) return () => true
  return ({ method, url }) => method !== 'GET' && !url.includes('/$')
}

async function carryOut(call: BatchCall): Promise<BatchOutput> {
  const { input, caller, deps, recorder, context } = call
  const { entries, atomic = false } = input
  const bundling = new Bundling({
    fhirBaseUrl: caller.facts.fhirBaseUrl,
    count: entries.length,
    atomic,
    signal: context.signal,
    send: (bundle) => send(call, bundle),
  })
  const answers = await Promise.all(entries.map((entry, position) => runEntry(call, bundling, entry, position)))
  const failures = answers.flatMap((answer) => ('failure' in answer ? [answer.failure] : []))
  const refusal = failures.find(({ code }) => code === 'fhir/unauthorized')
  if (refusal) await tokenRefused(deps, caller, recorder, refusal)
  if (atomic && answers.every(({ ok }) => !ok)) recorder.trace.pending ??= new Failure('write/transaction-refused')
  return { done: doneWords(answers), entries: withinBudget(input, answers) }
}

function doneWords(answers: readonly Answer[]): string {
  if (answers.every(({ ok }) => ok)) return 'every entry'
  if (answers.some(({ ok }) => ok)) return 'not every entry: each says what became of it'
  return 'no entry is known to be done: each says why'
}

async function runEntry(
  { tool, input, caller, deps, recorder, context }: BatchCall,
  bundling: Bundling,
  entry: BatchEntry,
  position: number,
): Promise<Answer> {
  const own = entryDeps(deps, recorder, tool.name)
  const through: FhirOptions['through'] = (direct) =>
    bundling.transportFor(position, direct, isTheOne(entry.interaction))
  const bundled: Deps = {
    ...own,
    // The batch as a whole was agreed to.
    writeSettings: { ...own.writeSettings, confirmation: 'never' },
    fhir: (who, by, options) => own.fhir(who, by, { ...options, through }),
  }
  const alone: CallContext = { signal: context.signal, progress: context.progress, canAsk: false, purpose: [] }
  let isWell = false
  try {
    const answer = await tool.runs[entry.interaction](withShare(entry, input), caller, bundled, alone)
    isWell = answer.ok
    return answer
  } finally {
    bundling.ended(position, isWell)
  }
}

/** Sends the Bundle once. With changes in it, it is not cancelled any more: their end would not be known. */
async function send(
  { input, caller, deps, recorder, context, onWrite }: BatchCall,
  bundle: AnyResource,
): Promise<BundleResult> {
  const hasWrites = input.entries.some(({ interaction }) => isWrite(interaction))
  const signal = hasWrites ? new AbortController().signal : context.signal
  const fhir = deps.fhir(caller, recorder, { signal })
  if (hasWrites) onWrite()
  try {
    return await (input.atomic ? fhir.transaction(bundle) : fhir.batch(bundle))
  } catch (cause) {
    const failure = Failure.from(cause)
    recorder.trace.pending = failure
    if (!input.atomic || !refuses(cause)) throw cause
    // A transaction has one verdict, which may be about another entry than the one that tells it.
    const hint = 'It was said of the transaction as a whole: none of its changes was made.'
    throw new Failure(failure.code, { hint, ...(!namesMatches(input, cause) && { cause }) })
  }
}

function refuses(cause: unknown): boolean {
  return cause instanceof FhirError && isRefusal(cause.status)
}

/** What a server says of several matches names records that policy was not asked about. */
function namesMatches({ entries }: BatchInput, cause: unknown): boolean {
  return cause instanceof FhirError && cause.status === 412 && entries.some(({ given }) => 'ifNoneExist' in given)
}
