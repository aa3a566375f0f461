export interface ServerSentEvent {
  event: string
  data: string
}

/** An HTTP+SSE stream read by hand. */
export interface EventStream {
  status: number
  contentType: string
  /** The next event; comments are skipped. Undefined when the stream has ended. */
  next(): Promise<ServerSentEvent | undefined>
  abort(): void
}

export async function openEventStream(url: string, token: string): Promise<EventStream> {
  const abort = new AbortController()
  const headers = { authorization: `Bearer ${token}`, accept: 'text/event-stream' }
  const response = await fetch(url, { headers, signal: abort.signal })
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  let buffered = ''
  const next = async (): Promise<ServerSentEvent | undefined> => {
    const end = buffered.indexOf('\n\n')
    if (end < 0) {
      const chunk = await reader?.read().catch(() => undefined)
      if (!chunk || chunk.done) return undefined
      buffered += chunk.value
      return next()
    }
    const lines = buffered.slice(0, end).split('\n')
    buffered = buffered.slice(end + 2)
    const field = (name: string) => lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2)
    const data = field('data')
    return data === undefined ? next() : { event: field('event') ?? 'message', data }
  }
  return {
    status: response.status,
    contentType: response.headers.get('content-type') ?? '',
    next,
    abort: () => abort.abort(),
  }
}
