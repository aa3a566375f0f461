import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { startChild } from '../../../scripts/stack/child.ts'
import { root } from '../../../scripts/stack/root.ts'

/**
 * Runs wrangler at the root to its end, and ends it with all it started when `signal` aborts.
 * @throws Error with what it said last when it did not write `product`
 */
export async function wrangler(
  args: readonly string[],
  { product, signal }: { product: string; signal: AbortSignal },
): Promise<void> {
  signal.throwIfAborted()
  const [name = ''] = args
  const child = startChild({
    name,
    command: process.execPath,
    args: [join(root, 'node_modules', 'wrangler', 'bin', 'wrangler.js'), ...args],
    cwd: root,
    env: { ...process.env, WRANGLER_SEND_METRICS: 'false', CI: '1', NO_COLOR: '1' },
    logFile: `${product}.log`,
  })
  const stop = () => void child.stop()
  signal.addEventListener('abort', stop, { once: true })
  try {
    await child.ended
  } finally {
    signal.removeEventListener('abort', stop)
    await child.stop()
  }
  signal.throwIfAborted()
  if (!existsSync(product)) throw new Error(`wrangler ${name} ended with: ${child.lastLines().join('\n')}`)
}
