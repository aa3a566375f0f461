import { type AnyResource, type ResourceIssue, reviewResource, unclearReferences } from '@repo/fhir'
import { Failure } from '../../../failure/failure.ts'
import type { Caller } from '../../caller.ts'
import { isSubsetted } from '../../release/subsetted.ts'
import { canonicalJson } from '../canonical-json.ts'

const incomplete =
  'It is tagged SUBSETTED: elements are missing in it. Send the whole record, or patch the elements that change.'
const maxListed = 20
/** Enough to compare the faults of two versions of a record; more are counted only. */
const maxCompared = 500

/**
 * Refuses what is no R4 resource, with every fault at its place, and references that a server may resolve to a patient
 * whom policy was not asked about; and what says itself that it is not whole. Of a stored record that is changed in part,
 * what was wrong before is not refused.
 * @throws Failure `input/not-replaceable`, `input/resource-invalid`, `input/invalid`
 */
export function refuseInvalid(proposed: AnyResource, { facts }: Caller, stored?: AnyResource): void {
  if (isSubsetted(proposed)) {
    throw new Failure(proposed.id === undefined ? 'input/invalid' : 'input/not-replaceable', { hint: incomplete })
  }
  const unclear = unclearReferences(proposed, facts).filter(
    (element) => !stored || isChanged(element, proposed, stored),
  )
  if (unclear.length > 0) {
    const hint = `Write what ${unclear.join(', ')} means as a literal reference, {"reference":"Type/id"}.`
    throw new Failure('input/invalid', { hint })
  }
  const { issues, more } = newFaults(proposed, stored)
  if (issues.length === 0) return
  const lines = issues.slice(0, maxListed).map(({ path, message }) => `${path}: ${message}`)
  const left = issues.length - lines.length + more
  const hint = [...lines, ...(left > 0 ? [`and ${left} more`] : [])].join('; ')
  throw new Failure('input/resource-invalid', { hint })
}

function isChanged(element: string, proposed: AnyResource, stored: AnyResource): boolean {
  const [name = ''] = element.split('.')
  return canonicalJson(proposed[name]) !== canonicalJson(stored[name])
}

interface Faults {
  issues: ResourceIssue[]
  more: number
}

/** Faults are alike wherever in a list they are: a change may move what it does not touch. */
const kindOf = ({ path, code, message }: ResourceIssue) => [path.replace(/\[\d+\]/g, ''), code, message].join('\n')

function newFaults(proposed: AnyResource, stored: AnyResource | undefined): Faults {
  const { issues, more } = reviewResource(proposed, { maxIssues: maxCompared })
  if (!stored || issues.length === 0) return { issues, more }
  const before = reviewResource(stored, { maxIssues: maxCompared })
  const left = new Map<string, number>()
  for (const issue of before.issues) left.set(kindOf(issue), (left.get(kindOf(issue)) ?? 0) + 1)
  const added = issues.filter((issue) => {
    const count = left.get(kindOf(issue)) ?? 0
    left.set(kindOf(issue), count - 1)
    return count < 1
  })
  return { issues: added, more: Math.max(0, more - before.more) }
}
