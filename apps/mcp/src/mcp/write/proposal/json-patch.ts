import type { AnyResource, JsonPatchOperation } from '@repo/fhir'
import { Failure } from '../../../failure/failure.ts'
import { canonicalJson } from '../canonical-json.ts'

type Container = unknown[] | Record<string, unknown>
interface Place {
  container: Container
  key: string
}

/** RFC 6901 §3. An empty member name is left out: FHIR has none. */
const pointer = /^(?:\/(?:[^~/]|~[01])+)+$/
/** What makes a record another one, or says what only the server can know. */
const fixed = ['/id', '/resourceType', '/meta', '/meta/versionId', '/meta/lastUpdated']
const reserved = ['__proto__', 'constructor', 'prototype']

/** What is wrong with an operation whatever it is applied to; undefined where nothing is. */
export function operationFault(operation: JsonPatchOperation): string | undefined {
  const { op, path } = operation
  const from = 'from' in operation ? operation.from : undefined
  if ((op === 'move' || op === 'copy') !== (from !== undefined)) return `"from" belongs to move and copy, not to ${op}`
  const valued = op === 'add' || op === 'replace' || op === 'test'
  if (valued !== 'value' in operation) return `"value" belongs to add, replace and test, not to ${op}`
  const paths = from === undefined ? [path] : [path, from]
  if (!paths.every((each) => pointer.test(each))) return 'a path is a JSON Pointer such as /name/0/family'
  if (paths.some((each) => tokensOf(each).some((token) => reserved.includes(token))))
    return 'no FHIR element has that name'
  const changed = [...(op === 'test' ? [] : [path]), ...(op === 'move' ? [from] : [])]
  const isFixed = changed.some((each) => fixed.includes(each ?? '') || each?.startsWith('/id/'))
  if (isFixed) return 'id, resourceType, versionId and meta as a whole cannot be changed'
  return op === 'move' && path.startsWith(`${from}/`) ? 'nothing can be moved into itself' : undefined
}

/**
 * The record with the operations applied in turn (RFC 6902); the one given stays as it is. Strict, since policy judges
 * the outcome as the server's: what a server might read in another way than we do is refused.
 * @throws Failure `input/invalid` naming the first operation that does not apply
 */
export function applyJsonPatch(stored: AnyResource, operations: readonly JsonPatchOperation[]): AnyResource {
  const changed = structuredClone(stored)
  for (const [index, operation] of operations.entries()) {
    const fault = operationFault(operation) ?? applyOperation(changed, structuredClone(operation))
    if (fault) throw new Failure('input/invalid', { hint: `patch.${index}: ${fault}. Read the record again.` })
  }
  return changed
}

function applyOperation(document: Container, operation: JsonPatchOperation): string | undefined {
  const { op, path } = operation
  switch (op) {
    case 'add':
      return add(document, path, operation.value)
    case 'remove':
      return remove(document, path)
    case 'replace':
      return replace(document, path, operation.value)
    case 'test':
      return isAt(document, path, operation.value) ? undefined : `the record is not as this test says at its path`
    case 'move':
    case 'copy':
      return bring(document, operation)
  }
}

/** RFC 6902 §4.4, §4.5: `path` is looked up after the removal. */
function bring(document: Container, { op, path, from = '' }: JsonPatchOperation): string | undefined {
  const source = existing(document, from)
  if (!source) return nothingAt('from')
  const value = structuredClone(valueAt(source))
  if (op === 'move') remove(document, from)
  return add(document, path, value)
}

function add(document: Container, path: string, value: unknown): string | undefined {
  const place = placeOf(document, path)
  if (!place) return nothingAt('the parent of path')
  const { container, key } = place
  if (!Array.isArray(container)) {
    container[key] = value
    return undefined
  }
  const index = key === '-' ? container.length : indexOf(key)
  if (index === undefined || index > container.length) return nothingAt('path')
  container.splice(index, 0, value)
  return undefined
}

function remove(document: Container, path: string): string | undefined {
  const place = existing(document, path)
  if (!place) return nothingAt('path')
  const { container, key } = place
  if (Array.isArray(container)) container.splice(Number(key), 1)
  else delete container[key]
  return undefined
}

function replace(document: Container, path: string, value: unknown): string | undefined {
  const place = existing(document, path)
  if (!place) return nothingAt('path')
  Reflect.set(place.container, place.key, value)
  return undefined
}

function isAt(document: Container, path: string, value: unknown): boolean {
  const place = existing(document, path)
  return place !== undefined && canonicalJson(valueAt(place)) === canonicalJson(value)
}

function nothingAt(what: string): string {
  return `the record has nothing at ${what}`
}

/** The container that a pointer's last token is about; undefined where the way there does not exist. */
function placeOf(document: Container, path: string): Place | undefined {
  const tokens = tokensOf(path)
  const key = tokens.pop() ?? ''
  let container: Container = document
  for (const token of tokens) {
    const place: Place = { container, key: token }
    const value = holds(place) ? valueAt(place) : undefined
    if (typeof value !== 'object' || value === null) return undefined
    container = value as Container
  }
  return { container, key }
}

function existing(document: Container, path: string): Place | undefined {
  const place = placeOf(document, path)
  return place && holds(place) ? place : undefined
}

function holds({ container, key }: Place): boolean {
  if (!Array.isArray(container)) return Object.hasOwn(container, key)
  const index = indexOf(key)
  return index !== undefined && index < container.length
}

function valueAt({ container, key }: Place): unknown {
  return Reflect.get(container, key)
}

/** RFC 6901 §4: digits without leading zeros. */
function indexOf(token: string): number | undefined {
  return /^(?:0|[1-9]\d{0,5})$/.test(token) ? Number(token) : undefined
}

function tokensOf(path: string): string[] {
  return path
    .split('/')
    .slice(1)
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'))
}
