import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from '../../../scripts/stack/root.ts'
import { type StartedStack, startStackUnderTest } from './stack-under-test.ts'

export interface FaultyStack extends StartedStack {
  queue(mode: 'open' | 'refusing' | 'closed' | 'thrice' | 'hold-outcomes'): Promise<void>
}

/** The whole stack from the production configuration, with a queue between the Worker and its own that can fail. */
export async function startFaultyStack(): Promise<FaultyStack> {
  const folder = mkdtempSync(join(tmpdir(), 'faulty-queue-'))
  const mainConfig = join(folder, 'wrangler.toml')
  const main = `main = ${JSON.stringify(join(root, 'apps/mcp/test/faulty-queue/faulty-worker.ts'))}`
  writeFileSync(mainConfig, readFileSync(join(root, 'wrangler.toml'), 'utf8').replace(/^main = .*$/m, main))
  const started = await startStackUnderTest(undefined, {}, mainConfig)
  return {
    ...started,
    async queue(mode) {
      const answer = await fetch(`${started.stack.facts.urls.home}/queue-mode?is=${mode}`, { method: 'POST' })
      if ((await answer.text()) !== mode) throw new Error('the queue does not do as it is told')
    },
    async stop() {
      await started.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
