/** An event code and what was counted, never what a record says. */
export type Log = (code: string, counts?: Readonly<Record<string, number | string>>) => void

/** Writes one JSON line per event, which Workers Logs index by field. */
export const logToConsole: Log = (code, counts = {}) => {
  // biome-ignore lint/suspicious/noConsole: the console is a Worker's log; nothing else in this app writes to it
  console.log(JSON.stringify({ code, ...counts }))
}
