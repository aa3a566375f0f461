import type { IncomingMessage } from 'node:http'
import { OperationOutcomeError, unsupportedMediaType } from '@medplum/core'
import { errorOutcome, invalid } from './outcomes.ts'

export const maxBodyBytes = 10 * 1024 * 1024

const tooLarge = errorOutcome('too-long', 'The body is larger than 10 MB', 'content-too-large')

/** The body as text. Throws 413 as soon as it is known to exceed `maxBodyBytes`, whether or not its length was told. */
async function readText(request: IncomingMessage): Promise<string> {
  if (Number(request.headers['content-length'] ?? 0) > maxBodyBytes) throw new OperationOutcomeError(tooLarge)
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes > maxBodyBytes) throw new OperationOutcomeError(tooLarge)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

const json = ['application/fhir+json', 'application/json']
const form = ['application/x-www-form-urlencoded']

function mediaTypesFor(method: string, path: string): readonly string[] {
  if (path.endsWith('/_search')) return form
  return method === 'PATCH' ? ['application/json-patch+json'] : json
}

function mediaTypeOf(request: IncomingMessage): string {
  return (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
}

/**
 * The body of a request with `path` below the FHIR base: parsed JSON, or the parameters of a `_search` form. Throws
 * 415 for another media type, 413 over 10 MB, 400 for malformed JSON (without quoting it: it may be patient data).
 */
export async function readBody(
  request: IncomingMessage,
  path: string,
): Promise<{ json?: unknown; form?: URLSearchParams }> {
  const method = request.method ?? 'GET'
  if (!['POST', 'PUT', 'PATCH'].includes(method)) return {}
  const allowed = mediaTypesFor(method, path)
  const type = mediaTypeOf(request)
  const bodiless =
    type === '' && (request.headers['content-length'] ?? '0') === '0' && !request.headers['transfer-encoding']
  if (!bodiless && !allowed.includes(type)) throw new OperationOutcomeError(unsupportedMediaType)
  const text = await readText(request)
  if (allowed === form) return { form: new URLSearchParams(text) }
  if (text === '') return {}
  try {
    return { json: JSON.parse(text) }
  } catch {
    throw invalid('The body is not JSON')
  }
}
