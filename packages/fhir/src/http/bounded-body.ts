/** A body longer than its limit. */
export class BodyTooLarge extends Error {
  override readonly name = 'BodyTooLarge'
}

/** Settles as `promise`, or rejects when `signal` aborts: a body need not heed the signal its request had. */
export async function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  const stop = Promise.withResolvers<never>()
  const onAbort = () => stop.reject(signal.reason)
  if (signal.aborted) onAbort()
  signal.addEventListener('abort', onAbort, { once: true })
  try {
    return await Promise.race([promise, stop.promise])
  } finally {
    signal.removeEventListener('abort', onAbort)
  }
}

/** One request within `signal`, also where the given `fetch` ignores its signal. Redirects are never followed. */
export function fetchWithin(fetch: typeof globalThis.fetch, request: Request, signal: AbortSignal): Promise<Response> {
  return unlessAborted(fetch(new Request(request, { redirect: 'manual', signal })), signal)
}

/**
 * The decoded bytes of a body, counted as they arrive.
 * Throws {@link BodyTooLarge} past `maxBytes`, and the signal's reason when it aborts; both stop the transfer.
 */
export async function readBounded(response: Response, maxBytes: number, signal: AbortSignal): Promise<Uint8Array> {
  const reader = response.body?.getReader()
  const chunks: Uint8Array[] = []
  let length = 0
  try {
    while (reader) {
      const { done, value } = await unlessAborted(reader.read(), signal)
      if (done) break
      length += value.byteLength
      if (length > maxBytes) throw new BodyTooLarge()
      chunks.push(value)
    }
  } catch (error) {
    reader?.cancel().catch(() => undefined)
    throw error
  }
  const bytes = new Uint8Array(length)
  let offset = 0
  for (const chunk of chunks) {
    bytes.set(chunk, offset)
    offset += chunk.byteLength
  }
  return bytes
}

/** The JSON in UTF-8 bytes (RFC 8259 §8.1), undefined where they are not that. Parser errors quote the body: they end here. */
export function parseJson(bytes: Uint8Array): unknown {
  return parseExactly(bytes)?.value
}

/** The same with its text, which tells what a parsed number no longer does. */
export function parseExactly(bytes: Uint8Array): { value: unknown; text: string } | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return { value: JSON.parse(text), text }
  } catch {
    return undefined
  }
}
