import { AuthorizationError } from '@repo/cerbos'
import type { AnyResource, Reference } from '@repo/fhir'
import type * as z from 'zod'
import { Failure } from '../../failure/failure.ts'
import { requireMcpScope } from '../../oauth/scopes.ts'
import type { CallContext } from '../call-context.ts'
import type { Caller } from '../caller.ts'
import type { Deps } from '../deps.ts'
import { type Answer, asAbsent, checkedOutput, conclude, parseInput, patientsOfAll, referencesOf } from '../pipeline.ts'
import type { Recorder } from '../recorder.ts'
import { maskedWords } from '../release/masking.ts'
import { narrowingOf } from '../release/narrowing.ts'
import { release } from '../release/release.ts'
import { type Admitted, admitRead } from './admission.ts'
import type { Access, Fetched, ReadTool, Released, Surroundings } from './read-tool.ts'

/**
 * The one path of every read. The order is the security property:
 * validate → MCP scope → plan → SMART scopes → policy on the request and all that it reaches into → FHIR → policy on each
 * record → present → record → answer.
 */
export function runRead<I extends z.ZodObject, O extends z.ZodObject>(
  tool: ReadTool<I, O>,
  given: unknown,
  caller: Caller,
  deps: Deps,
  context: CallContext,
): Promise<Answer> {
  return conclude(deps, caller, tool.name, async (recorder) => {
    const { trace } = recorder
    trace.interaction = tool.interaction
    const input = parseInput(tool.input, given)
    requireMcpScope(caller, 'fhir:read')
    const { access, fetch, present } = await tool.plan(input, surroundingsOf(deps, caller))
    note(recorder, access)
    const admitted = await admitRead(deps, caller, recorder, access)
    const named = [...access.patients, ...admitted.narrowed.patients]
    trace.patients = named
    const fhir = deps.fhir(caller, recorder, context)
    const released = await withRule(admitted, async () => {
      const fetched = await asAbsent(fetch(fhir, admitted.may, admitted.narrowed))
      trace.request = fetched.request
      trace.patients = [...admitted.narrowed.patients, ...concernedByAddress(access, fetched, caller)]
      return releaseFetched(deps, caller, recorder, access, fetched)
    })
    const shown = [...released.records, ...(released.included ?? []), ...lookedUp(released)]
    trace.disclosed = referencesOf(shown)
    trace.patients = [...named, ...patientsOfAll(shown, caller)]
    return checkedOutput(tool.output, await present(released))
  })
}

function surroundingsOf(deps: Deps, caller: Caller): Surroundings {
  const { platform: id, fhirBaseUrl } = caller.facts
  return {
    platform: { id, fhirBaseUrl },
    capabilities: () => deps.capabilities(caller),
    narrowing: async (type, pairs) =>
      narrowingOf(type, pairs, caller.principal.scopes, await deps.capabilities(caller)),
    operations: deps.operations(caller),
    cursors: deps.cursors(caller),
  }
}

function note({ trace }: Recorder, { interaction, resourceType, id, versionId, patients }: Access): void {
  Object.assign(trace, { interaction, resourceType, patients }, id && { resourceId: id }, versionId && { versionId })
}

/** A search that was admitted by a plan is not told of a rule by it: where no release tells one, policy is asked. */
async function withRule<T>({ nameRule }: Admitted, body: () => Promise<T>): Promise<T> {
  let result: T
  try {
    result = await body()
  } catch (cause) {
    // What went wrong is what is told, whether or not its rule can be. A release that failed was the call's last question.
    if (!(cause instanceof AuthorizationError)) await nameRule().catch(() => undefined)
    throw cause
  }
  await nameRule()
  return result
}

/** Of one record by its address: where nothing of it is released, it does not exist for the reader. */
const single = ['read', 'vread', 'history-instance']

function isAbsent({ interaction, id }: Access, shown: number, withheld: boolean): boolean {
  if (shown > 0) return false
  return single.includes(interaction) || (interaction === 'operation' && id !== undefined && withheld)
}

/**
 * Before anything is released: what is asked for by its address concerns its patients also where it is withheld, so that
 * they find who probes. What a search found and policy withheld concerns nobody.
 */
function concernedByAddress({ id, patients }: Access, { records, guards = [] }: Fetched, caller: Caller): Reference[] {
  return id === undefined ? patients : [...patients, ...patientsOfAll([...records, ...guards], caller)]
}

/** An answer about codes, or about what was sent, tells of no record. */
function isOpen({ discloses }: Access): boolean {
  return discloses === 'terminology' || discloses === 'nothing'
}

async function releaseFetched(
  deps: Deps,
  caller: Caller,
  recorder: Recorder,
  access: Access,
  fetched: Fetched,
): Promise<Released> {
  const { guards = [], currents = new Map<AnyResource, AnyResource | undefined>(), ...rest } = fetched
  const { records, included = [], lookups = [], deletions = [], open = [] } = rest
  const judged = [...guards, ...new Set(currents.values())].filter((record) => record !== undefined)
  const all = [...records, ...included, ...lookups.map(({ record }) => record), ...judged]
  const { released, withheld: some, masked } = await release(deps, caller, recorder, access.interaction, all)
  const isReleased = new Set<AnyResource | undefined>(released)
  const kept = (resources: readonly AnyResource[]) =>
    resources.filter((one) => isReleased.has(one) && (!currents.has(one) || isReleased.has(currents.get(one))))
  const shown = kept(records)
  const withheld = shown.length + kept(included).length < records.length + included.length
  if (some || withheld) recorder.trace.withheld = true
  const isGuarded = kept(guards).length < guards.length
  if (isGuarded || isAbsent(access, shown.length, withheld)) throw new Failure('fhir/not-found')
  const words = maskedWords(masked)
  return {
    ...(withheld ? withoutCounts(rest) : rest),
    records: shown,
    included: kept(included),
    lookups: lookups.filter(({ record, saysMoreOf }) => isReleased.has(record) && kept(saysMoreOf).length > 0),
    deletions: access.interaction === 'history-instance' ? deletions : [],
    open: isOpen(access) ? open : [],
    withheld,
    ...(words !== undefined && { remarks: [...(rest.remarks ?? []), words], masked: words }),
  }
}

/** The server's total would tell how many were withheld; its remarks may name them. Paging goes on all the same. */
function withoutCounts(fetched: Fetched): Fetched {
  const { total: _total, issues: _issues, moreIssues: _count, ...rest } = fetched
  return rest
}

function lookedUp({ lookups = [] }: Released): AnyResource[] {
  return lookups.map(({ record }) => record)
}
