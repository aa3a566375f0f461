import { nearestNames } from '../../nearest-names.ts'
import { isResourceType } from '../../resource-type.ts'
import { isLogicalId } from '../../vocabulary.ts'
import type { SearchParameter, SearchParameterType } from '../search-parameter.ts'
import { dateFault } from './date-value.ts'
import { prefixes, splitPrefix } from './prefix.ts'
import { splitValue } from './value-syntax.ts'
import type { FindParameter } from './wording.ts'

/** What is wrong with one value, in words that never quote it: it may be about a patient. */
export interface ValueFault {
  message: string
  suggestions: readonly string[]
}

/** Judges one alternative of a value, neither blank nor with illegal escapes. */
export type ValueCheck = (part: string, parameter: SearchParameter, find: FindParameter) => ValueFault | undefined

export const wrong = (message: string, suggestions: readonly string[] = []): ValueFault => ({ message, suggestions })

const decimal = /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/
const absoluteUri = /^(?:[A-Za-z][A-Za-z0-9+.-]*:\/\/|urn:)\S+$/

/** How people call code systems, and the URIs that they have in FHIR (R4 terminologies-systems.html). */
const systems: Readonly<Record<string, string>> = {
  loinc: 'http://loinc.org',
  snomed: 'http://snomed.info/sct',
  snomedct: 'http://snomed.info/sct',
  sct: 'http://snomed.info/sct',
  rxnorm: 'http://www.nlm.nih.gov/research/umls/rxnorm',
  icd10: 'http://hl7.org/fhir/sid/icd-10',
  icd10cm: 'http://hl7.org/fhir/sid/icd-10-cm',
  icd9cm: 'http://hl7.org/fhir/sid/icd-9-cm',
  cpt: 'http://www.ama-assn.org/go/cpt',
  cvx: 'http://hl7.org/fhir/sid/cvx',
  ndc: 'http://hl7.org/fhir/sid/ndc',
  ucum: 'http://unitsofmeasure.org',
}

function systemFault(system: string): ValueFault | undefined {
  const name = system.toLowerCase().replace(/[^a-z0-9]/g, '')
  const uri = Object.hasOwn(systems, name) ? systems[name] : undefined
  return uri ? wrong(`a code system is given by its URI, here ${uri}`, [uri]) : undefined
}

function prefixFault(value: string): ValueFault | undefined {
  const { unknown, meant } = splitPrefix(value)
  if (unknown === undefined) return undefined
  const hint = meant ? `write ${meant}` : `those known are ${prefixes.join(' ')}`
  return wrong(`the prefix "${unknown}" is unknown: ${hint}`, meant ? [meant] : [])
}

const numberFault: ValueCheck = (part) => {
  return prefixFault(part) ?? (decimal.test(splitPrefix(part).rest) ? undefined : wrong('not a number'))
}

const calendarFault: ValueCheck = (part) => {
  const fault = dateFault(splitPrefix(part).rest)
  if (fault === undefined) return prefixFault(part)
  if (fault === 'calendar') return wrong('no such day, time or time zone in the calendar')
  return prefixFault(part) ?? wrong('not a date or time')
}

const quantityFault: ValueCheck = (part) => {
  const [number = '', system = '', code = '', ...more] = splitValue(part, '|')
  const fault = prefixFault(number)
  if (fault) return fault
  if (!decimal.test(splitPrefix(number).rest)) return wrong('does not begin with a number')
  const count = splitValue(part, '|').length
  if (count === 2 || more.length > 0) return wrong('a unit is given as number||unit or number|system|code')
  return count === 3 && code === '' ? wrong('the unit after the last | is missing') : systemFault(system)
}

/** A token of `system|code` in any of its four forms (R4 search.html#token). */
export const tokenFault: ValueCheck = (part, { values, code: name }) => {
  if (name === '_id') return isLogicalId(part) ? undefined : wrong('not an id alone')
  if (part !== part.trim()) return wrong('begins or ends with a blank')
  if (values === 'boolean') return part === 'true' || part === 'false' ? undefined : wrong('neither true nor false')
  const [system = '', code, ...more] = splitValue(part, '|')
  if (code === undefined) return /%7C/i.test(part) ? wrong('write | itself, not %7C') : undefined
  if (values === 'plain') return wrong('takes no system, so | has no place in it')
  if (more.length > 0) return wrong('more than one |: only :of-type takes three parts')
  if (system === '' && code.trim() === '') return wrong('nothing before and after |')
  return systemFault(system)
}

function typeFault(type: string, { targets, code }: SearchParameter): ValueFault | undefined {
  if (!isResourceType(type)) return wrong('does not name a resource type before /', nearestNames(type, targets ?? []))
  if (targets === undefined || targets.includes(type)) return undefined
  return wrong(`${code} does not point to ${type}`, targets.slice(0, 5))
}

/** An id, `Type/id`, an absolute URL or a canonical URL with `|version` (R4 search.html#reference, #versions). */
export const referenceFault: ValueCheck = (part, parameter) => {
  if (absoluteUri.test(part)) {
    const type = /^https?:.*\/([A-Z][A-Za-z]+)\/[A-Za-z0-9.-]{1,64}$/.exec(part)?.[1]
    return type !== undefined && isResourceType(type) ? typeFault(type, parameter) : undefined
  }
  const [first = '', id, ...more] = part.split('/')
  if (id === undefined) return isLogicalId(first) ? undefined : wrong('neither an id nor Type/id nor an absolute URL')
  if (more.length > 0) return wrong('more than Type/id: leave out versions, and write URLs whole')
  return typeFault(first, parameter) ?? (isLogicalId(id) ? undefined : wrong('no id after /'))
}

export const uriFault: ValueCheck = (part) => (/\s/.test(part) ? wrong('holds a blank') : undefined)

const compositeFault: ValueCheck = (part, { components }, find) => {
  const parts = splitValue(part, '$')
  const least = Math.max(components.length, 2)
  const fits = components.length > 0 ? parts.length === least : parts.length >= least
  if (!fits) return wrong(`has ${parts.length} of ${least} parts joined by $`)
  for (const [index, one] of parts.entries()) {
    const place = `part ${index + 1}${components[index] ? ` (${components[index]})` : ''}`
    if (one.trim() === '') return wrong(`${place} is empty`)
    const component = find(components[index] ?? '')
    const fault = component && checks[component.type](one, component, find)
    if (fault) return wrong(`${place}: ${fault.message}`, fault.suggestions)
  }
  return undefined
}

const nearFault: ValueCheck = (part, { code }) => {
  if (code !== 'near') return undefined
  const [latitude = '', longitude = '', distance, unit, ...more] = splitValue(part, '|')
  const within = (text: string, most: number) => decimal.test(text) && Math.abs(Number(text)) <= most
  if (!within(latitude, 90)) return wrong('the latitude is no number from -90 to 90')
  if (!within(longitude, 180)) return wrong('the longitude is no number from -180 to 180')
  if (distance !== undefined && !(decimal.test(distance) && Number(distance) >= 0))
    return wrong('the distance is no number')
  return more.length > 0 || unit?.trim() === '' ? wrong('not latitude|longitude|distance|unit') : undefined
}

/** How values of each type are judged. */
export const checks: Readonly<Record<SearchParameterType, ValueCheck>> = {
  number: numberFault,
  date: calendarFault,
  string: () => undefined,
  token: tokenFault,
  reference: referenceFault,
  composite: compositeFault,
  quantity: quantityFault,
  uri: uriFault,
  special: nearFault,
}

/** A value set: an absolute URI, or `ValueSet/id` (R4 search.html#token, `:in`). */
export const valueSetFault: ValueCheck = (part) => {
  const isSet = absoluteUri.test(part) || (part.startsWith('ValueSet/') && isLogicalId(part.slice('ValueSet/'.length)))
  return isSet
    ? undefined
    : wrong('takes a value set by its URI or as ValueSet/id, e.g. http://hl7.org/fhir/ValueSet/observation-codes')
}
