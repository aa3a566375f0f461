import { createWriteStream, mkdirSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'

/** One served request: never its query, which can name a patient. */
export interface RequestEntry {
  method: string
  /** Without the query. */
  path: string
  status: number
  ms: number
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
  const write = ({ method, path, status, ms }: RequestEntry) =>
    void stream.write(`${JSON.stringify({ method, path, status, ms })}\n`)
  return {
    write,
    watch(request, response) {
      const startedMs = performance.now()
      const { method = '', url = '' } = request
      const [path = ''] = url.split('?')
      response.once('finish', () =>
        write({ method, path, status: response.statusCode, ms: Math.round(performance.now() - startedMs) }),
      )
    },
    close: () => new Promise<void>((resolve) => stream.end(() => resolve())),
  }
}
