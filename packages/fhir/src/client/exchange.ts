import { type FhirAnswer, readAnswer } from './fhir-answer.ts'
import type { FhirTransport } from './fhir-transport.ts'

export const fhirJson = 'application/fhir+json'

/** One call: a path below the base, and the type that a good answer has. */
export interface Call {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** With its query; empty for the base itself. */
  path: string
  /** The path that is told and recorded, where it is not the one that is sent. */
  recorded?: string
  resourceType: string
  headers?: Record<string, string>
  content?: { type: string; text: string }
  /** Whether it may be sent twice. By default where the method is GET. */
  safe?: boolean
}
export type Exchange = (call: Call) => Promise<FhirAnswer>

/** A resource as the body of a request. */
export function fhirContent(resource: unknown): { type: string; text: string } {
  return { type: fhirJson, text: JSON.stringify(resource) }
}

/** Sends calls below `base` and reads their answers. Throws `FhirError`. */
export function createExchange(base: string, send: FhirTransport, onRequest: (request: string) => void): Exchange {
  return async ({ method, path, recorded, resourceType, headers, content, safe }) => {
    const request = new Request(base + path, {
      method,
      headers: { Accept: fhirJson, ...(content && { 'Content-Type': content.type }), ...headers },
      ...(content && { body: content.text }),
    })
    const told = `${method} ${recorded ?? (path || '/')}`
    onRequest(told)
    const isVersioned = request.headers.has('if-match')
    const response = await send(request, safe === undefined ? {} : { safe })
    return readAnswer(response, { told, resourceType, method, isVersioned })
  }
}
