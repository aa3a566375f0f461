import type { ResourceType } from '../generated/resource-types.ts'
import { nearestNames } from '../nearest-names.ts'
import { elementsOf } from '../validation/elements-of.ts'
import { type Fault, fault, firstFaults, list, parameterFault, rewritten, type Server, shown } from './fault.ts'
import { refusalOf } from './refusal.ts'
import { usableParameters } from './server-parameters.ts'

type Check = (resourceType: ResourceType, value: string, server: Server) => Fault[]

const sortable = new Set(['_id', '_lastUpdated', '_score'])

function sortExample(resourceType: ResourceType, server: Server): string {
  const date = usableParameters(resourceType, server).find(({ type, code }) => type === 'date' && !code.startsWith('_'))
  return `-${date?.code ?? '_lastUpdated'}`
}

function sortFault(resourceType: ResourceType, key: string, server: Server): Fault | undefined {
  const [, sign = '', code] = /^(-?)([A-Za-z_-][A-Za-z0-9_-]*)$/.exec(key) ?? []
  if (code === undefined) {
    const example = sortExample(resourceType, server)
    return fault(`takes names of search parameters, with - before one to descend, e.g. ${example}`, [example])
  }
  if (sortable.has(code)) return undefined
  if (code.startsWith('_')) {
    return fault(`cannot sort by ${shown(code)}; of such names there are ${[...sortable].join(', ')}`, [...sortable])
  }
  const refusal = refusalOf(resourceType, code)
  if (refusal !== undefined) return fault(refusal)
  const unknown = parameterFault(resourceType, code, server)
  return unknown && rewritten(unknown, (near) => `${sign}${near}`)
}

/** R4 search.html#sort. A server that does not know a key leaves the order to chance, and the first record means nothing. */
const sortFaults: Check = (resourceType, value, server) => {
  return firstFaults(value.split(','), (key) => sortFault(resourceType, key, server))
}

/** R4 search.html#elements: names of elements at the root, choices without `[x]`. */
const elementFaults: Check = (resourceType, value) => {
  const names = elementsOf(resourceType).map(({ name }) => name)
  return firstFaults(value.split(','), (element) => {
    if (names.includes(element)) return undefined
    const near = [...new Set([...names.filter((name) => isChoice(element, name)), ...nearestNames(element, names)])]
    const known = near.length > 0 ? `near to it: ${near.join(', ')}` : `it has: ${list(names)}`
    return fault(`${resourceType} has no element "${shown(element)}" at its root; ${known}`, near.slice(0, 5))
  })
}

/** Whether `valueQuantity` is written where `value` is meant, or a path where its first name is. */
function isChoice(element: string, name: string): boolean {
  return element.startsWith(name) && /^[A-Z.[]/.test(element.slice(name.length))
}

const summaryFaults: Check = (_resourceType, value) => {
  if (value === 'count' || value === 'false') return []
  return [fault('takes count or false; the argument view says how much of each record is shown', ['count', 'false'])]
}

const totals = ['none', 'estimate', 'accurate']

const totalFaults: Check = (_resourceType, value) => {
  return totals.includes(value) ? [] : [fault('takes none, estimate or accurate', totals)]
}

const checks: Readonly<Record<string, Check>> = {
  _sort: sortFaults,
  _elements: elementFaults,
  _summary: summaryFaults,
  _total: totalFaults,
}

/** The parameter that `name` is, with any modifier, of those which say what is returned and how; undefined for others. */
export function resultParameter(name: string): string | undefined {
  const [code = ''] = name.split(':')
  return Object.hasOwn(checks, code) ? code : undefined
}

/** What is wrong with one of `_sort`, `_elements`, `_summary` and `_total`. */
export function resultFaults(resourceType: ResourceType, name: string, value: string, server: Server): Fault[] {
  const [code = '', ...modifiers] = name.split(':')
  const check = Object.hasOwn(checks, code) ? checks[code] : undefined
  if (modifiers.length > 0) return [fault(`unknown modifier: ${code} takes none`, [code])]
  return check ? check(resourceType, value, server) : []
}
