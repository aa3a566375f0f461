import type { Context, Next } from 'hono'
import { Failure } from '../failure/failure.ts'

/** Of one MCP message; a resource to be written has to fit. */
export const maxRequestBytes = 1_000_000
/** Of a form, a token request or a registration: each is far smaller. */
const smallBytes = 64 * 1024

/**
 * Reads a body as far as it may go: what a request says of its length is the sender's word.
 * @returns undefined where there is more
 */
export async function readBounded(
  body: ReadableStream<Uint8Array>,
  mostBytes: number,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const chunks: Uint8Array[] = []
  let length = 0
  const reader = body.getReader()
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    length += read.value.byteLength
    if (length > mostBytes) {
      await reader.cancel()
      return undefined
    }
    chunks.push(read.value)
  }
  const whole = new Uint8Array(length)
  let at = 0
  for (const chunk of chunks) {
    whole.set(chunk, at)
    at += chunk.byteLength
  }
  return whole
}

/** Hands on a request whose body is in memory and small. The MCP endpoints bound their own, behind the bearer check. */
export async function smallBody(c: Context, next: Next): Promise<void> {
  const { raw } = c.req
  if (raw.body) {
    const { url, method, headers, signal } = raw
    const body = await readBounded(raw.body, smallBytes)
    if (!body) throw new Failure('request/too-large')
    c.req.raw = new Request(url, { method, headers, signal, redirect: 'manual', body })
  }
  await next()
}
