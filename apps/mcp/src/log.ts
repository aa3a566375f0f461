/** Fields of a log line: codes, ids of ours, counts, durations. Never a token, a person, a record or an upstream's words. */
export type LogFields = Record<string, string | number | boolean | undefined>

/** Writes one structured line. */
export function log(event: string, fields: LogFields = {}): void {
  console.log(JSON.stringify({ event, ...fields }))
}
