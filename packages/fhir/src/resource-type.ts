import { type ResourceType, resourceTypes } from './generated/resource-types.ts'

const known: ReadonlySet<string> = new Set(resourceTypes)

/** Whether `value` names a concrete R4 resource type, spelled exactly. */
export function isResourceType(value: string): value is ResourceType {
  return known.has(value)
}
