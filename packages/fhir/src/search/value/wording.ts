import type { SearchParameter } from '../search-parameter.ts'
import { prefixes } from './prefix.ts'

/** Finds a composite's component by its code. */
export type FindParameter = (code: string) => SearchParameter | undefined

const examples = {
  number: 'gt0.8',
  date: 'ge2024-05-01',
  string: 'Smith',
  token: 'http://loinc.org|4548-4',
  quantity: 'gt5.4|http://unitsofmeasure.org|mg',
  uri: 'http://example.org/fhir/ValueSet/1',
} as const

const tokenExamples: Readonly<Record<string, string>> = {
  identifier: 'http://example.org/mrn|12345',
  status: 'active',
  gender: 'female',
  email: 'peter@example.org',
  phone: '555-0100',
  telecom: '555-0100',
  version: '1.0.0',
}

function tokenExample({ code, values }: SearchParameter): string {
  if (values === 'boolean') return 'true'
  const own = Object.hasOwn(tokenExamples, code) ? tokenExamples[code] : undefined
  return own ?? (values === 'plain' ? 'a1' : examples.token)
}

function referenceExample({ targets }: SearchParameter): string {
  const target = targets === undefined || targets.includes('Patient') ? 'Patient' : targets[0]
  return `${target}/123`
}

/** A value that the parameter takes. */
export function exampleOf(parameter: SearchParameter, find: FindParameter): string {
  const { code, type, components } = parameter
  if (type === 'token') return tokenExample(parameter)
  if (type === 'reference') return referenceExample(parameter)
  if (type === 'special') return code === 'near' ? '42.25|-83.69|11.2|km' : 'as its definition says'
  if (type !== 'composite') return examples[type]
  const parts = components.map(find).map((component) => (component ? exampleOf(component, find) : 'a1'))
  return parts.length > 0 ? parts.join('$') : 'a1$b2'
}

const maxNamedTargets = 6

function referenceWords({ targets }: SearchParameter): string {
  const few = targets !== undefined && targets.length <= maxNamedTargets
  return few ? `a reference to ${targets.join(', ').replace(/, (\w+)$/, ' or $1')}` : 'a reference'
}

function tokenWords({ values }: SearchParameter): string {
  if (values === 'boolean') return 'true or false'
  return values === 'plain' ? 'one exact value without |' : 'a code, or system|code'
}

function words(parameter: SearchParameter): string {
  switch (parameter.type) {
    case 'number':
      return 'a number'
    case 'date':
      return 'a date or time (yyyy, yyyy-mm, yyyy-mm-dd or yyyy-mm-ddThh:mm:ssZ)'
    case 'string':
      return 'text'
    case 'token':
      return tokenWords(parameter)
    case 'reference':
      return referenceWords(parameter)
    case 'composite':
      return `${parameter.components.join('$') || 'values joined by $'} as one value`
    case 'quantity':
      return 'a number, number||unit or number|system|code'
    case 'uri':
      return 'a URI'
    case 'special':
      return parameter.code === 'near' ? 'latitude|longitude|distance|unit' : 'a value of its own form'
  }
}

/** What a parameter takes, with an example: `a reference to Patient, e.g. Patient/123`. */
export function takes(parameter: SearchParameter, find: FindParameter): string {
  const isOrdered = parameter.type === 'number' || parameter.type === 'date' || parameter.type === 'quantity'
  const prefixed = isOrdered ? `, with one of the prefixes ${prefixes.join(' ')} or none` : ''
  return `${words(parameter)}${prefixed}, e.g. ${exampleOf(parameter, find)}`
}

/** The same in few words, for lists of parameters. */
export function takesBriefly(parameter: SearchParameter, find: FindParameter): string {
  return `${parameter.code} (${parameter.type}, e.g. ${exampleOf(parameter, find)})`
}
