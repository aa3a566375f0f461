import { getSearchParameters } from '@medplum/core'
import type { Resource, SearchParameter } from '@medplum/fhirtypes'
import { finderOf } from './element-path.ts'
import { type Interval, intervalOf } from './match/interval.ts'

/** What one search parameter finds in one resource, in the shape its type compares (R4 search.html#ptypes). */
export interface IndexValues {
  tokens: readonly Token[]
  strings: readonly string[]
  intervals: readonly Interval[]
  references: readonly ReferenceValue[]
  quantities: readonly QuantityValue[]
  numbers: readonly number[]
  uris: readonly string[]
  /** Of a composite: for each root element, the values of each component in order. */
  composites: readonly (readonly IndexValues[])[]
}

export interface Token {
  system?: string
  code?: string
  text?: string
  /** What kind of identifier it is, of an Identifier that says so. */
  types?: readonly Token[]
}

export interface ReferenceValue {
  /** As written, without a version. */
  reference?: string
  identifier?: Token
}

export interface QuantityValue {
  value: number
  system?: string
  code?: string
  unit?: string
}

const empty: IndexValues = {
  tokens: [],
  strings: [],
  intervals: [],
  references: [],
  quantities: [],
  numbers: [],
  uris: [],
  composites: [],
}

type Element = Record<string, unknown>

function isElement(value: unknown): value is Element {
  return typeof value === 'object' && value !== null
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}

/** Drops what is undefined, so that optional fields stay absent. */
function present<T extends object>(fields: { [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T
}

function tokensOf(value: unknown): Token[] {
  if (!isElement(value)) return [{ code: String(value) }]
  if (Array.isArray(value.coding)) {
    const concept = text(value.text)
    return value.coding.map((coding: Element) => {
      const words = [text(coding.display), concept].filter((word) => word !== undefined)
      return present<Token>({
        system: text(coding.system),
        code: text(coding.code),
        text: words.length ? words.join('\n') : undefined,
      })
    })
  }
  const [code, words] = [text(value.code) ?? text(value.value), text(value.display) ?? text(value.text)]
  const types = isElement(value.type) ? tokensOf(value.type) : undefined
  return [present<Token>({ system: text(value.system), code, text: words, types })]
}

const notText = new Set(['use', 'type', 'id', 'system', 'rank'])

function stringsOf(value: unknown): string[] {
  if (!isElement(value)) return typeof value === 'string' ? [value] : []
  const parts = Object.entries(value).filter(([key]) => !notText.has(key))
  return parts.flatMap(([, part]) => (Array.isArray(part) ? part : [part])).filter((part) => typeof part === 'string')
}

function referencesOf(value: unknown): ReferenceValue[] {
  if (typeof value === 'string') return [{ reference: value }]
  if (!isElement(value)) return []
  const reference = text(value.reference)?.replace(/\/_history\/[^/]+$/, '')
  const identifier = isElement(value.identifier) ? tokensOf(value.identifier)[0] : undefined
  return [present<ReferenceValue>({ reference, identifier })]
}

function quantitiesOf(value: unknown): QuantityValue[] {
  if (!isElement(value) || typeof value.value !== 'number') return []
  const { system, code, unit, currency } = value
  return [
    present<QuantityValue>({
      value: value.value,
      system: text(system),
      code: text(code ?? currency),
      unit: text(unit),
    }),
  ]
}

function convert(type: SearchParameter['type'], values: unknown[]): IndexValues {
  switch (type) {
    case 'token':
      return { ...empty, tokens: values.flatMap(tokensOf) }
    case 'string':
      return { ...empty, strings: values.flatMap(stringsOf) }
    case 'date':
      return { ...empty, intervals: values.map(intervalOf).filter((interval) => interval !== undefined) }
    case 'reference':
      return { ...empty, references: values.flatMap(referencesOf) }
    case 'quantity':
      return { ...empty, quantities: values.flatMap(quantitiesOf) }
    case 'number':
      return { ...empty, numbers: values.filter((value) => typeof value === 'number') }
    case 'uri':
      return { ...empty, uris: values.filter((value) => typeof value === 'string') }
    default:
      return empty
  }
}

/** The parameters that a composite joins, with the expression to evaluate at each root element. */
export function componentsOf(resourceType: string, parameter: SearchParameter) {
  const known = Object.values(getSearchParameters(resourceType) ?? {})
  return (parameter.component ?? []).map(({ definition, expression }) => ({
    type: known.find(({ url }) => url === definition)?.type ?? 'token',
    expression: expression ?? '{}',
  }))
}

const cache = new WeakMap<Resource, Map<string, IndexValues>>()

/** The values of `parameter` in `resource`, computed once per version and kept as long as it. */
export function indexValues(resource: Resource, parameter: SearchParameter): IndexValues {
  const known = cache.get(resource) ?? new Map<string, IndexValues>()
  cache.set(resource, known)
  const hit = known.get(parameter.code)
  if (hit) return hit
  const found = finderOf(parameter.expression ?? '{}', resource.resourceType)(resource)
  const values =
    parameter.type === 'composite'
      ? { ...empty, composites: compositesOf(resource, parameter, found) }
      : convert(parameter.type, found)
  known.set(parameter.code, values)
  return values
}

function compositesOf(resource: Resource, parameter: SearchParameter, roots: unknown[]): IndexValues[][] {
  const components = componentsOf(resource.resourceType, parameter)
  return roots.map((root) =>
    components.map(({ type, expression }) => convert(type, finderOf(expression, resource.resourceType)(root))),
  )
}

/** Whether the resource has no value for the parameter (`:missing`). */
export function isMissing(values: IndexValues): boolean {
  return Object.values(values).every((list: readonly unknown[]) => list.length === 0)
}
