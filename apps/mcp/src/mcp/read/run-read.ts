import { type AnyResource, grantsAccess, interactions, type ResourceType } from '@repo/fhir'
import type * as z from 'zod'
import { Failure } from '../../failure/failure.ts'
import type { CallContext } from '../call-context.ts'
import type { Caller } from '../caller.ts'
import type { Deps } from '../deps.ts'
import {
  type Answer,
  admit,
  checkedOutput,
  conclude,
  parseInput,
  patientsOfAll,
  referencesOf,
  release,
  requireMcpScope,
  requireSmartScope,
} from '../pipeline.ts'
import type { Recorder } from '../recorder.ts'
import type { Access, Fetched, Reach, ReadTool, Released, Surroundings } from './read-tool.ts'

/**
 * The one path of every read. The order is the security property:
 * validate → plan → scopes → policy on the request and all that it reaches into → FHIR → policy on each record → present
 * → record → answer.
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
    const { access, fetch, present } = await tool.plan(input, surroundingsOf(deps, caller))
    note(recorder, access)
    requireMcpScope(caller, 'fhir:read')
    const allowed = await admitAll(deps, caller, recorder, access)
    const fetched = await fetch(deps.fhir(caller, recorder, context), (type) => allowed.has(type))
    trace.request = fetched.request
    const released = await releaseFetched(deps, caller, recorder, access, fetched)
    const shown = [...released.records, ...(released.included ?? []), ...lookedUp(released)]
    trace.disclosed = referencesOf(shown)
    trace.patients = [...access.patients, ...patientsOfAll(shown, caller)]
    return checkedOutput(tool.output, await present(released))
  })
}

function surroundingsOf(deps: Deps, caller: Caller): Surroundings {
  const { platform: id, fhirBaseUrl } = caller.facts
  return {
    platform: { id, fhirBaseUrl },
    capabilities: () => deps.capabilities(caller),
    operations: deps.operations,
    cursors: deps.cursors(caller),
  }
}

function note({ trace }: Recorder, { interaction, resourceType, id, versionId, patients }: Access): void {
  Object.assign(trace, { interaction, resourceType, patients }, id && { resourceId: id }, versionId && { versionId })
}

/**
 * Scopes and policy on the call and on every type that it reaches into, in one question. Answers the types of optional
 * reaches that are allowed; without the others the call goes on.
 */
async function admitAll(
  deps: Deps,
  caller: Caller,
  recorder: Recorder,
  { reaches = [], operation, labels, ...access }: Access,
): Promise<ReadonlySet<ResourceType>> {
  const { interaction, resourceType, id, patients } = access
  requireSmartScope(caller, interaction, resourceType)
  for (const reach of reaches) if (!reach.optional) requireSmartScope(caller, reach.interaction, reach.resourceType)
  const asked = reaches.filter((reach) => !reach.optional || isInScope(caller, reach))
  const request = { interaction, resourceType, patients, ...(id && { id }), ...(operation && { operation }) }
  const [, ...allowed] = await admit(deps, caller, recorder, [{ ...request, ...(labels && { labels }) }, ...asked])
  return new Set(asked.filter(({ optional }, index) => optional && allowed[index]).map((reach) => reach.resourceType))
}

function isInScope({ principal }: Caller, { interaction, resourceType }: Reach): boolean {
  const letter = interactions[interaction].scope
  return letter === undefined || grantsAccess(principal.scopes, { resourceType, letter })
}

/** Of one record by its address: where nothing of it is released, it does not exist for the reader. */
const single = ['read', 'vread', 'history-instance']

function isAbsent({ interaction, id }: Access, shown: number, withheld: boolean): boolean {
  if (shown > 0) return false
  return single.includes(interaction) || (interaction === 'operation' && id !== undefined && withheld)
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
  const { records, included = [], lookups = [], deletions = [], open = [] } = fetched
  const all = [...records, ...included, ...lookups.map(({ record }) => record)]
  const { released, withheld: some } = await release(deps, caller, recorder, access.interaction, all)
  if (some) recorder.trace.withheld = true
  const isReleased = new Set(released)
  const kept = (resources: readonly AnyResource[]) => resources.filter((resource) => isReleased.has(resource))
  const shown = kept(records)
  const withheld = shown.length + kept(included).length < records.length + included.length
  if (isAbsent(access, shown.length, withheld)) throw new Failure('fhir/not-found')
  return {
    ...(withheld ? withoutCounts(fetched) : fetched),
    records: shown,
    included: kept(included),
    lookups: lookups.filter(({ record, saysMoreOf }) => isReleased.has(record) && kept(saysMoreOf).length > 0),
    deletions: access.interaction === 'history-instance' ? deletions : [],
    open: isOpen(access) ? open : [],
    withheld,
  }
}

/** The server's total, or a page known to be full, would tell how many were withheld; its remarks may name them. */
function withoutCounts(fetched: Fetched): Fetched {
  const { total: _total, more: _more, next: _next, issues: _issues, moreIssues: _count, ...rest } = fetched
  return rest
}

function lookedUp({ lookups = [] }: Released): AnyResource[] {
  return lookups.map(({ record }) => record)
}
