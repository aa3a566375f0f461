import * as z from 'zod'
import type { ConnectionFacts } from '../../session/connection.ts'

const maxIdLength = 40

const id = z.string().max(maxIdLength)

/** Of a tool that works on one connection. */
export const platform = id.optional().describe('Where several are connected')

/** Of a tool that begins or ends one. */
export const anyPlatform = id.describe('Its id, as list_platforms tells it')

/** What a launch brought into focus. References and codes have no blanks: whatever else a platform wrote there is left out. */
export function launchOf({ launchPatient, launchEncounter, launchContext = [] }: ConnectionFacts) {
  const named = launchContext
    .map((entry) => Object.fromEntries(Object.entries(entry).filter(([, text]) => /^\S{1,200}$/.test(text))))
    .filter((entry) => Object.keys(entry).length > 0)
  return {
    ...(launchPatient && { launchPatient }),
    ...(launchEncounter && { launchEncounter }),
    ...(named.length > 0 && { launchContext: named }),
  }
}

/** Hints of a tool that changes nothing. */
export const telling = { readOnly: true, destructive: false, idempotent: true }
