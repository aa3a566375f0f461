import type { ResourceType } from '../generated/resource-types.ts'
import { rulesOfType } from './element-rules.ts'
import { propertiesOf } from './unknown-element.ts'

/** One top-level element of a resource type. */
export interface ElementSummary {
  /** The element's name; of a choice such as `value[x]` without `[x]`. */
  name: string
  /** Its JSON properties: one, or one for each type of a choice. */
  properties: readonly string[]
  min: 0 | 1
  max: '1' | '*'
  /** Its data types; `BackboneElement` for a group of elements, `Resource` for any resource. */
  types: readonly string[]
  /** Whether R4 counts it among the summary elements (search.html#summary). */
  isSummary: boolean
}

const summaries = new Map<ResourceType, readonly ElementSummary[]>()

/** The top-level elements of a resource type in R4's order, those of every resource (`id`, `meta` …) first. */
export function elementsOf(resourceType: ResourceType): readonly ElementSummary[] {
  const known = summaries.get(resourceType)
  if (known) return known
  const elements = rulesOfType(resourceType).elements.map(
    (element): ElementSummary => ({
      name: element.name,
      properties: propertiesOf(element),
      min: element.isRequired ? 1 : 0,
      max: element.isArray ? '*' : '1',
      types: element.types.map(({ code }) => code),
      isSummary: element.isSummary,
    }),
  )
  summaries.set(resourceType, elements)
  return elements
}
