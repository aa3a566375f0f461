import type { ConnectionFacts } from '../../session/connection.ts'

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
