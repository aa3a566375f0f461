import type { IncomingMessage } from 'node:http'

const maxBodyBytes = 64 * 1024

/** A request body that is too long or not what it says it is. */
export class BodyError extends Error {}

/**
 * Reads a posted form.
 * @throws BodyError over 64 KiB, or when it is not `application/x-www-form-urlencoded`
 */
export async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  return new URLSearchParams(await readBody(request, 'application/x-www-form-urlencoded'))
}

/**
 * Reads a posted JSON value. Asking for the JSON content type keeps other sites out: a browser sends it across origins
 * only after a CORS preflight, which nothing here answers.
 * @throws BodyError over 64 KiB, or when it is not `application/json`
 */
export async function readJsonBody(request: IncomingMessage): Promise<unknown> {
  const text = await readBody(request, 'application/json')
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new BodyError('The body is not JSON', { cause })
  }
}

async function readBody(request: IncomingMessage, mediaType: string): Promise<string> {
  if (request.headers['content-type']?.split(';')[0]?.trim().toLowerCase() !== mediaType) {
    throw new BodyError(`The body must be ${mediaType}`)
  }
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length
    if (length > maxBodyBytes) throw new BodyError('The body is too long')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}
