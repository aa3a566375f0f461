import { createWriteStream, mkdirSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'

/** One served request: never what its query asks for, which can name a patient. */
export interface RequestEntry {
  method: string
  /** Without the query. */
  path: string
  /** The names of the query's parameters, in their order. */
  parameters: string[]
  status: number
  ms: number
}

/** The path of a request's URL, and by which parameters it asks. */
export function askedIn(url: string): Pick<RequestEntry, 'path' | 'parameters'> {
  const [path = '', query] = url.split('?')
  return { path, parameters: [...new URLSearchParams(query).keys()] }
}

export interface RequestLog {
  write(entry: RequestEntry): void
  /** Writes the request once it has been answered. */
  watch(request: IncomingMessage, response: ServerResponse): void
  close(): Promise<void>
}

/** `requests.jsonl` in a folder, a line for each request; none without a folder. */
export function openRequestLog(directory: string | undefined): RequestLog | undefined {
  if (!directory) return undefined
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  const stream = createWriteStream(join(directory, 'requests.jsonl'), { flags: 'a', mode: 0o600 })
  const write = ({ method, path, parameters, status, ms }: RequestEntry) =>
    void stream.write(`${JSON.stringify({ method, path, parameters, status, ms })}\n`)
  return {
    write,
    watch(request, response) {
      const startedMs = performance.now()
      const { method = '', url = '' } = request
      response.once('finish', () =>
        write({ method, ...askedIn(url), status: response.statusCode, ms: Math.round(performance.now() - startedMs) }),
      )
    },
    close: () => new Promise<void>((resolve) => stream.end(() => resolve())),
  }
}
