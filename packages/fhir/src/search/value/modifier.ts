import { resourceTypes } from '../../generated/resource-types.ts'
import { nearestNames } from '../../nearest-names.ts'
import { isLogicalId } from '../../vocabulary.ts'
import type { SearchParameter, SearchParameterType } from '../search-parameter.ts'
import { checks, tokenFault, uriFault, type ValueCheck, type ValueFault, valueSetFault, wrong } from './value-fault.ts'
import { splitValue } from './value-syntax.ts'

const tokenModifiers = ['missing', 'text', 'not', 'above', 'below', 'in', 'not-in', 'of-type']

/** R4 search.html#modifiers; composites and special parameters have none. */
const modifiersByType: Readonly<Record<SearchParameterType, readonly string[]>> = {
  number: ['missing'],
  date: ['missing'],
  string: ['missing', 'exact', 'contains'],
  token: tokenModifiers,
  reference: ['missing', 'identifier', 'above', 'below'],
  composite: [],
  quantity: ['missing'],
  uri: ['missing', 'above', 'below'],
  special: [],
}

/** What of these makes sense for a parameter that every record has, or that is no element at all. */
const commonModifiers: Readonly<Record<string, readonly string[]>> = {
  _id: ['not'],
  _lastUpdated: [],
  _text: [],
  _content: [],
}

/** The modifiers that a parameter takes, beside the types of a reference. */
export function modifiersOf({ code, type }: SearchParameter): readonly string[] {
  return (Object.hasOwn(commonModifiers, code) ? commonModifiers[code] : undefined) ?? modifiersByType[type]
}

/** `param:Patient=1`; absolute references say their type themselves (R4 search.html#reference). */
const typedFault =
  (type: string): ValueCheck =>
  (part) => {
    const id = part.startsWith(`${type}/`) ? part.slice(type.length + 1) : part
    return isLogicalId(id) ? undefined : wrong(`after :${type} comes an id alone, e.g. 123`)
  }

const ofTypeFault: ValueCheck = (part) => {
  const parts = splitValue(part, '|')
  const isWhole = parts.length === 3 && parts.every((one) => one.trim() !== '')
  return isWhole
    ? undefined
    : wrong('takes system|code|value of an identifier, e.g. http://terminology.hl7.org/CodeSystem/v2-0203|MR|446053')
}

/** R4 search.html#uri: partial matches are of URLs, not of URNs. */
const urlFault: ValueCheck = (part, parameter, find) => {
  return part.startsWith('urn:') ? wrong('takes a URL, not a URN') : uriFault(part, parameter, find)
}

/** For an Identifier, whatever the parameter itself takes. */
const identifierFault: ValueCheck = (part, parameter, find) =>
  tokenFault(part, { ...parameter, values: undefined }, find)

/** How a value is judged under a modifier that the parameter takes. */
export function checkUnder(modifier: string | undefined, { type }: SearchParameter): ValueCheck {
  switch (modifier) {
    case undefined:
    case 'not':
      return checks[type]
    case 'missing':
      return (part) => (part === 'true' || part === 'false' ? undefined : wrong(':missing takes true or false'))
    case 'above':
    case 'below':
      return type === 'uri' ? urlFault : checks[type]
    case 'in':
    case 'not-in':
      return valueSetFault
    case 'of-type':
      return ofTypeFault
    case 'identifier':
      return identifierFault
    default:
      return type === 'reference' ? typedFault(modifier) : () => undefined
  }
}

/** Which types a reference takes as modifiers, in words. */
function typeWords({ targets }: SearchParameter): string {
  return targets === undefined ? ' or a resource type' : ` or a type: ${targets.map((one) => `:${one}`).join(' ')}`
}

/** What is wrong with a modifier; `suggestions` are modifiers. */
export function modifierFault(modifier: string, parameter: SearchParameter): ValueFault | undefined {
  const { code, type, targets = resourceTypes } = parameter
  const taken = modifiersOf(parameter)
  const types: readonly string[] = type === 'reference' ? targets : []
  if (taken.includes(modifier) || types.includes(modifier)) return undefined
  const list = taken.length > 0 ? taken.map((one) => `:${one}`).join(' ') : 'none'
  const more = type === 'reference' ? typeWords(parameter) : ''
  const prefixed = ['number', 'date', 'quantity'].includes(type) ? '; compare by a prefix of the value, e.g. ge' : ''
  const message = `unknown modifier "${modifier.slice(0, 40)}": ${code} takes ${list}${more}${prefixed}`
  return wrong(message, nearestNames(modifier, [...taken, ...types]))
}
