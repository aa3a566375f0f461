import type { AnyResource } from '@repo/fhir'
import { Failure } from '../../failure/failure.ts'
import type { CallContext } from '../call-context.ts'
import type { Caller } from '../caller.ts'
import type { Deps } from '../deps.ts'
import { failureText } from '../failure-text.ts'
import { type Answer, conclude, parseInput } from '../pipeline.ts'
import { estimateTokens } from '../present/budget.ts'
import type { Recorder } from '../recorder.ts'
import { contentDigest } from '../write/canonical-json.ts'
import { needsConfirmation } from '../write/confirmation/confirmation.ts'
import { questionOf, shownChanges } from './batch-question.ts'
import { type BatchEntry, type BatchInput, type BatchOutput, type BatchTool, isWrite } from './batch-tool.ts'
import { Bundling } from './bundling.ts'
import { previewDeps } from './preview-deps.ts'

const next =
  'Nothing was changed. Show the person these changes. Only if they agree, call again with the same arguments and "confirm".'

/** One batch on its way. */
interface BatchCall {
  tool: BatchTool
  input: BatchInput
  /** SHA-256 of tool and arguments, `confirm` apart. */
  digest: string
  caller: Caller
  deps: Deps
  recorder: Recorder
  context: CallContext
}

interface Question {
  ok: false
  question: string
  handle: string
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
  const answer = await conclude(deps, caller, tool.name, async (recorder) => {
    recorder.trace.interaction = 'batch'
    const input = parseInput(tool.input, given)
    if (input.atomic) recorder.trace.interaction = 'transaction'
    await requireSupport(deps, caller, input)
    const { confirm: _confirm, ...meant } = input
    const call = { tool, input, digest: await contentDigest([tool.name, meant]), caller, deps, recorder, context }
    const result = (await isConfirmed(call)) ? await carryOut(call) : await ask(call)
    if ('question' in result) question = result
    return 'question' in result ? {} : result
  })
  return question && answer.ok ? question : answer
}

async function requireSupport(deps: Deps, caller: Caller, { atomic }: BatchInput): Promise<void> {
  const interactions = (await deps.capabilities(caller))?.interactions
  const wanted = atomic ? 'transaction' : 'batch'
  if (!interactions || interactions.size === 0 || interactions.has(wanted)) return
  throw new Failure('fhir/unsupported', { hint: `It does not list ${wanted}: make the calls one by one.` })
}

function needing({ input, deps }: BatchCall): BatchEntry[] {
  return input.entries.filter(({ interaction }) => {
    return isWrite(interaction) && needsConfirmation({ deps, tool: { name: '', interaction } })
  })
}

/** Whether the batch may go out: nothing in it needs agreement, or this call brings the person's to exactly this batch. */
async function isConfirmed(call: BatchCall): Promise<boolean> {
  if (needing(call).length === 0) return true
  const { context, input, deps, caller, digest } = call
  const { handle, accepted } = context.answered ?? { handle: input.confirm, accepted: true }
  if (handle === undefined) return false
  const isValid = await (await deps.writeMemory(caller)).redeemConfirmation(handle, digest)
  if (!accepted) throw new Failure('write/declined')
  if (!isValid) throw new Failure('write/confirmation-invalid')
  return true
}

/** What an entry's own pipeline works with: its audit records belong to this call. */
function entryDeps({ deps, recorder, tool }: BatchCall): Deps {
  const record: Deps['audit']['record'] = (one) =>
    deps.audit.record({ ...one, requestId: recorder.requestId, tool: tool.name })
  return { ...deps, audit: { record } }
}

/** Shows what the entries would change, each judged and validated by its own pipeline; none of them is made. */
async function ask(call: BatchCall): Promise<BatchOutput | Question> {
  const { deps, caller, context, recorder, tool, input, digest } = call
  const previewed = previewDeps(entryDeps(call))
  const answers = await Promise.all(
    needing(call).map(async (entry) => {
      const answer = await tool.runs[entry.interaction](entry.given, caller, previewed, { ...context, canAsk: false })
      return { entry: input.entries.indexOf(entry) + 1, answer }
    }),
  )
  recorder.trace.pending = new Failure('write/unconfirmed')
  const failed = answers.filter(({ answer }) => !answer.ok)
  if (failed.length > 0) {
    const entries = failed.map(({ entry, answer }) => ({ entry, failure: wordsOf(answer) }))
    return { done: 'nothing: mend these entries and call again', entries }
  }
  const confirmation = await (await deps.writeMemory(caller)).mintConfirmation(digest)
  if (!confirmation) throw new Failure('session/none')
  const entries = answers.map(({ entry, answer }) => shownChanges(entry, answer, answers.length))
  if (context.canAsk) {
    const question = questionOf(entries, input.entries, input.atomic ?? false)
    return { ok: false, question, handle: confirmation.handle }
  }
  const expiresAt = new Date(confirmation.expiresAt).toISOString()
  return { done: 'nothing yet', entries, confirm: confirmation.handle, expiresAt, next }
}

/** Of the requests that an entry makes, the one that it is about: what it reads and validates before goes by itself. */
function isTheOne(interaction: BatchEntry['interaction']): (request: Request) => boolean {
  if (!isWrite(interaction)) return () => true
  return ({ method, url }) => method !== 'GET' && !url.includes('/$')
}

async function carryOut(call: BatchCall): Promise<BatchOutput> {
  const { tool, input, caller, deps, recorder, context } = call
  const { entries, atomic = false } = input
  const send = (bundle: AnyResource) => {
    const fhir = deps.fhir(caller, recorder, context)
    return atomic ? fhir.transaction(bundle) : fhir.batch(bundle)
  }
  const bundling = new Bundling({ fhirBaseUrl: caller.facts.fhirBaseUrl, count: entries.length, atomic, send })
  const agreed: Deps = { ...entryDeps(call), writeSettings: { ...deps.writeSettings, confirmation: 'never' } }
  const alone: CallContext = { signal: context.signal, progress: context.progress, canAsk: false }
  const answers = await Promise.all(
    entries.map(async ({ interaction, given }, position) => {
      const through = (direct: typeof fetch) => bundling.fetchFor(position, direct, isTheOne(interaction))
      const bundled: Deps = { ...agreed, fhir: (who, by, options) => deps.fhir(who, by, { ...options, through }) }
      try {
        return await tool.runs[interaction](withShare(interaction, given, input), caller, bundled, alone)
      } finally {
        bundling.ended(position)
      }
    }),
  )
  return { done: 'each entry as it says', entries: withinBudget(answers, input.budget) }
}

/** Reads share the budget, and each has at least as much as a listing can be cut down to. */
function withShare(interaction: BatchEntry['interaction'], given: BatchEntry['given'], input: BatchInput) {
  if (isWrite(interaction) || 'budget' in given) return given
  const reads = input.entries.filter((entry) => !isWrite(entry.interaction)).length
  const share = Math.floor(((input.budget ?? defaultBudget) - frameTokens) / reads)
  return { ...given, budget: Math.max(minBudget, share) }
}

function wordsOf(answer: Answer): string {
  return 'failure' in answer ? failureText(answer.failure) : ''
}

const defaultBudget = 6_000
/** The least that a listing takes as its budget. */
const minBudget = 500
const frameTokens = 150

/** What does not fit is named, so that it can be asked for by itself. */
function withinBudget(answers: readonly Answer[], budget = defaultBudget): BatchOutput['entries'] {
  let left = budget - frameTokens - answers.length * 30
  return answers.map((answer, index) => {
    const entry = index + 1
    const shown = answer.ok ? { entry, answer: answer.data } : { entry, failure: wordsOf(answer) }
    const tokens = estimateTokens(shown)
    if (tokens > left) return { entry, truncated: 'did not fit: call for it by itself' }
    left -= tokens
    return shown
  })
}
