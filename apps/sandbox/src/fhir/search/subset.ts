import type { Resource } from '@medplum/fhirtypes'
import { isChoiceElement, subsetElementsOf } from '../r4/definitions.ts'
import type { SearchQuery } from './query.ts'

const subsetted = { system: 'http://terminology.hl7.org/CodeSystem/v3-ObservationValue', code: 'SUBSETTED' }

function wants(resourceType: string, wanted: ReadonlySet<string>, key: string): boolean {
  const element = key.replace(/^_/, '')
  if (wanted.has(element)) return true
  return [...wanted].some((name) => element.startsWith(name) && isChoiceElement(resourceType, name))
}

function pick(resource: Resource, wanted: ReadonlySet<string>): Resource {
  const { resourceType } = resource
  const always = ['resourceType', 'id', 'meta']
  const kept = Object.entries(resource).filter(([key]) => always.includes(key) || wants(resourceType, wanted, key))
  const meta = { ...resource.meta, tag: [...(resource.meta?.tag ?? []), subsetted] }
  return { ...Object.fromEntries(kept), meta } as Resource
}

/** The part of `resource` that `_elements` or `_summary` asks for, tagged SUBSETTED; mandatory elements always stay. */
export function subsetOf(resource: Resource, { elements, summary, resourceType }: SearchQuery): Resource {
  const { summary: summaryElements, mandatory } = subsetElementsOf(resource.resourceType)
  if (elements.length > 0) {
    const names = elements.map((element) => element.replace(`${resourceType}.`, ''))
    return resource.resourceType === resourceType ? pick(resource, new Set([...names, ...mandatory])) : resource
  }
  if (summary === 'true') return pick(resource, new Set([...summaryElements, ...mandatory]))
  if (summary === 'text') return pick(resource, new Set(['text', ...mandatory]))
  if (summary === 'data') return pick(resource, new Set(Object.keys(resource).filter((key) => key !== 'text')))
  return resource
}
