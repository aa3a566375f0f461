import type { ServerCapabilities } from '../capability/server-capabilities.ts'
import type { OperationTarget } from './find-operation.ts'

const maxNames = 20
const operationName = /^[A-Za-z][A-Za-z0-9_-]{0,63}$/

type Listed = ReadonlyMap<string, string | undefined>

/** By name, or by the definition: some servers list `$everything` of Patient under a name of their own. */
function lists(operations: Listed | undefined, { name, resourceType }: OperationTarget): boolean {
  if (operations === undefined) return false
  if (operations.has(name)) return true
  const ids = new Set([name, `Resource-${name}`, ...(resourceType === undefined ? [] : [`${resourceType}-${name}`])])
  return [...operations.values()].some((definition) => {
    const id = /\/OperationDefinition\/([^/|]+)(?:\|.*)?$/.exec(definition ?? '')?.[1]
    return id !== undefined && ids.has(id)
  })
}

function namesOf(operations: Listed | undefined): string[] {
  return [...(operations?.keys() ?? [])].filter((name) => operationName.test(name))
}

/**
 * The operations that a server lists where a call asks for one that it does not list; undefined where it lists that
 * one, or none at all for anything, which tells nothing.
 */
export function listedInstead(target: OperationTarget, server: ServerCapabilities): string[] | undefined {
  const ofType = target.resourceType === undefined ? undefined : server.types.get(target.resourceType)?.operations
  const listsAny =
    server.operations.size > 0 || [...server.types.values()].some(({ operations }) => operations.size > 0)
  if (!listsAny || lists(ofType, target) || lists(server.operations, target)) return undefined
  return [...new Set([...namesOf(ofType), ...namesOf(server.operations)])].slice(0, maxNames)
}
