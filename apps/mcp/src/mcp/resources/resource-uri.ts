import { UriTemplate, type Variables } from '@modelcontextprotocol/server'
import { Failure } from '../../failure/failure.ts'

/** An id holds no character that would have to be encoded, so its segments are taken as they stand. */
export const recordUri = 'fhir://{platform}/{type}/{id}'
export const versionUri = 'fhir://{platform}/{type}/{id}/_history/{versionId}'
export const searchUri = 'fhir://{platform}/{type}{?parameter,value}'

/** Written as a URL three times as long at most, which is as much as templates take. */
const maxLength = 300_000
const templates = [recordUri, versionUri, searchUri].map((uri) => new UriTemplate(uri))

/** Whether a text is the URI of a resource as our templates have it: what is none of these reaches no tool. */
export function isResourceUri(text: unknown): boolean {
  if (typeof text !== 'string' || text.length > maxLength || !URL.canParse(text)) return false
  const { href } = new URL(text)
  return templates.some((template) => template.match(href) !== null)
}

/** Values of a template of ours, each of which stands for one text. */
export function segment(variables: Variables, name: string): string {
  return [variables[name]].flat().join(',')
}

/** @throws Failure `input/invalid` for text that is not percent-encoded (RFC 3986 §2.1) */
export function decoded(variables: Variables, name: string): string {
  try {
    return decodeURIComponent(segment(variables, name))
  } catch (cause) {
    throw new Failure('input/invalid', { hint: `${name}: not percent-encoded.`, cause })
  }
}
