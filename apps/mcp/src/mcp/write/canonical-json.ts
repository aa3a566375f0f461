import { digest } from '../../session/secret.ts'

/** JSON with the members of every object in one order, so that equal values are equal texts (after RFC 8785). */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, member: unknown) => (isObject(member) ? sorted(member) : member)) ?? 'null'
}

/** SHA-256 of a value's canonical JSON, base64url. */
export function contentDigest(value: unknown): Promise<string> {
  return digest(canonicalJson(value))
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function sorted(value: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
}
