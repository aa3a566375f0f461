import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { run } from '../run.ts'

/** What the Worker may weigh as it is uploaded. */
export const maxGzipBytes = 550 * 1024

/** The Worker as it would be uploaded, within its budget. */
export async function bundleFaults(): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bundle-'))
  try {
    const args = ['deploy', '--dry-run', '--minify', '--outdir', folder, '-c', 'wrangler.toml']
    const { code, output } = await run('wrangler', args, { env: { WRANGLER_SEND_METRICS: 'false', CI: '1' } })
    if (code !== 0) return [`the Worker could not be bundled: ${output.slice(-2000)}`]
    const scripts = readdirSync(folder).filter((name) => /\.(js|mjs|wasm)$/.test(name))
    const bytes = scripts.reduce((sum, name) => sum + gzipSync(readFileSync(join(folder, name))).length, 0)
    console.log(`    the Worker is ${Math.round(bytes / 1024)} KB gzip`)
    return bytes > 0 && bytes <= maxGzipBytes ? [] : [`the Worker is ${bytes} bytes gzip; at most ${maxGzipBytes}`]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
