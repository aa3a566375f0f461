import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'
import { startCerbos } from '../../../scripts/stack/cerbos.ts'
import { freePort } from '../../../scripts/stack/free-port.ts'

const projectPolicies = fileURLToPath(new URL('../../../policies', import.meta.url))

/** The URL of a PDP that runs otherwise than the project's, until the test ends: with other settings, or without policies. */
export async function otherPdp({ set = [], isEmpty = false }: { set?: string[]; isEmpty?: boolean }): Promise<string> {
  const stateDir = mkdtempSync(join(tmpdir(), 'cerbos-other-'))
  const empty = mkdtempSync(join(tmpdir(), 'no-policies-'))
  const policiesDir = isEmpty ? empty : projectPolicies
  const pdp = await startCerbos({ httpPort: await freePort(), policiesDir, stateDir, set, log: () => {} })
  onTestFinished(async () => {
    await pdp.stop()
    for (const folder of [stateDir, empty]) rmSync(folder, { recursive: true, force: true })
  })
  return pdp.url
}
