import type { ResourceType } from '../generated/resource-types.ts'
import { operationsFor } from './operation-catalogue.ts'
import type { OperationDefinition } from './operation-definition.ts'

export type OperationLevel = 'system' | 'type' | 'instance'

/** Where an operation is called: on the server, on a type, or on one record. */
export interface OperationTarget {
  /** Without `$`. */
  name: string
  resourceType?: ResourceType
  id?: string
}

export function levelOf({ resourceType, id }: OperationTarget): OperationLevel {
  if (resourceType === undefined) return 'system'
  return id === undefined ? 'type' : 'instance'
}

/** Whether a definition is for this level and type. */
export function isFor(definition: OperationDefinition, target: OperationTarget): boolean {
  const level = levelOf(target)
  if (level === 'system' || target.resourceType === undefined) return level === 'system' && definition.system
  return definition[level] && definition.resourceTypes.includes(target.resourceType)
}

/** The definition that a call is checked by; undefined where none is for its name, level and type. */
export function findOperation(
  target: OperationTarget,
  extra: readonly OperationDefinition[] = [],
): OperationDefinition | undefined {
  return operationsFor(extra).find((definition) => definition.name === target.name && isFor(definition, target))
}
