import { randomUUID } from 'node:crypto'
import type { ValueSet, ValueSetExpansionParameter } from '@medplum/fhirtypes'
import type { Call } from '../call.ts'
import { OperationInput } from '../operations/input.ts'
import { maxPageSize } from '../search/page.ts'
import { subjectOf } from './definitions.ts'
import { type Member, membersOf } from './expansion.ts'

const names = ['url', 'valueSet', 'valueSetVersion', 'filter', 'offset', 'count', 'includeDesignations']

/** Every word of the filter is in the display, or begins the code. */
function passes({ code, display = '' }: Member, words: readonly string[]): boolean {
  const [lowCode, lowDisplay] = [code.toLowerCase(), display.toLowerCase()]
  return words.every((word) => lowDisplay.includes(word) || lowCode.startsWith(word))
}

function withoutDesignation({ designation: _left, ...member }: Member): Member {
  return member
}

function applied(input: OperationInput, offset: number, count: number): ValueSetExpansionParameter[] {
  const filter = input.text('filter')
  return [
    ...(filter === undefined ? [] : [{ name: 'filter', valueString: filter }]),
    { name: 'offset', valueInteger: offset },
    { name: 'count', valueInteger: count },
    { name: 'includeDesignations', valueBoolean: input.flag('includeDesignations') },
  ]
}

/**
 * `ValueSet/$expand` and `ValueSet/[id]/$expand` (R4 valueset-operation-expand.html): the codes that pass `filter`, in a
 * flat list, at most 1,000 from `offset` on; `total` counts all of them.
 */
export function expandValueSet(call: Call): ValueSet {
  const input = new OperationInput(call, names)
  const subject = { resource: 'valueSet', url: 'url', version: 'valueSetVersion' }
  const valueSet = subjectOf(call, input, 'ValueSet', subject)
  const words = (input.text('filter') ?? '').toLowerCase().split(/\s+/).filter(Boolean)
  const members = membersOf(valueSet, call.records).filter((member) => passes(member, words))
  const offset = input.integer('offset') ?? 0
  const count = Math.min(input.integer('count') ?? maxPageSize, maxPageSize)
  const page = members.slice(offset, offset + count)
  const contains = input.flag('includeDesignations') ? page : page.map(withoutDesignation)
  const { compose: _definition, expansion: _stored, text: _narrative, ...about } = valueSet
  return {
    ...about,
    expansion: {
      identifier: `urn:uuid:${randomUUID()}`,
      timestamp: new Date().toISOString(),
      total: members.length,
      offset,
      parameter: applied(input, offset, count),
      ...(contains.length > 0 ? { contains } : {}),
    },
  }
}
