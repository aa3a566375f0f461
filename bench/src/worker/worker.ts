import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Bounds, Measured } from '../measured.ts'
import { bundleSize, bundleWorker } from './bundle.ts'
import { startupTime } from './startup.ts'

/** The Worker from its production configuration: how large it is, and how long it takes to start. */
export async function* measureWorker({ signal }: Bounds): AsyncGenerator<Measured> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-worker-'))
  try {
    const bundle = await bundleWorker(folder, signal)
    yield bundleSize(bundle)
    yield await startupTime(bundle, folder, signal)
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
  }
}
