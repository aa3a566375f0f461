import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type {} from 'vitest'
import type { TestProject } from 'vitest/node'
import { startCerbos } from '../../../scripts/stack/cerbos.ts'
import { freePort } from '../../../scripts/stack/free-port.ts'

declare module 'vitest' {
  interface ProvidedContext {
    pdpUrl: string
  }
}

/** Serves this project's policies to the tests, from the Cerbos binary. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const stateDir = await mkdtemp(join(tmpdir(), 'cerbos-test-'))
  const policiesDir = fileURLToPath(new URL('../../../policies', import.meta.url))
  const pdp = await startCerbos({ httpPort: await freePort(), policiesDir, stateDir, log: () => {} })
  project.provide('pdpUrl', pdp.url)
  return async () => {
    await pdp.stop()
    await rm(stateDir, { recursive: true, force: true })
  }
}
