import { createWriteStream } from 'node:fs'

/** Writes lines to a file that only its owner can read. */
export function lineLog(file: string): (line: string) => void {
  const stream = createWriteStream(file, { mode: 0o600 })
  return (line) => void stream.write(`${line}\n`)
}
