import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { maxGzipBytes } from '../../../scripts/checks/bundle.ts'
import type { Measured } from '../measured.ts'
import { partOf } from './part-names.ts'
import { type SourcePlaces, sourcePlaces, textByPart } from './source-places.ts'
import { wrangler } from './wrangler.ts'

/** The Worker as it would be uploaded. */
export interface Bundle {
  /** As `wrangler check startup` takes it. */
  upload: string
  text: string
  /** What esbuild says of it: minified bytes of each file in it. */
  bytesByFile: Map<string, number>
  places: SourcePlaces
}

interface Metafile {
  outputs: Record<string, { inputs: Record<string, { bytesInOutput: number }> }>
}

const smallestTold = 4 * 1024
const kilobytes = (bytes: number) => (bytes / 1024).toFixed(1)

/** Bundles the Worker into `folder` from its production configuration. */
export async function bundleWorker(folder: string, signal: AbortSignal): Promise<Bundle> {
  const upload = join(folder, 'worker.bundle')
  const metafile = join(folder, 'metafile.json')
  const places = ['--outdir', folder, '--outfile', upload, '--metafile', metafile]
  await wrangler(['deploy', '--dry-run', '--minify', ...places, '-c', 'wrangler.toml'], { product: upload, signal })
  const { outputs } = JSON.parse(readFileSync(metafile, 'utf8')) as Metafile
  const inputs = Object.values(outputs).flatMap(({ inputs: files }) => Object.entries(files))
  return {
    upload,
    text: readFileSync(join(folder, 'index.js'), 'utf8'),
    bytesByFile: new Map(inputs.map(([file, { bytesInOutput }]) => [file, bytesInOutput])),
    places: sourcePlaces(readFileSync(join(folder, 'index.js.map'), 'utf8')),
  }
}

function minifiedByPart({ bytesByFile }: Bundle): Map<string, number> {
  const sizes = new Map<string, number>()
  for (const [file, bytes] of bytesByFile) sizes.set(partOf(file), (sizes.get(partOf(file)) ?? 0) + bytes)
  return sizes
}

/** The size of the Worker and what it is made of. */
export function bundleSize(bundle: Bundle): Measured {
  const texts = textByPart(bundle.text, bundle.places)
  const gzip = (part: string) => gzipSync(texts.get(part) ?? '').length
  const parts = [...minifiedByPart(bundle)].toSorted(([, a], [, b]) => b - a)
  const small = parts.filter(([, bytes]) => bytes < smallestTold)
  const told = parts.filter(([, bytes]) => bytes >= smallestTold)
  const rows = told.map(([part, bytes]) => [part, kilobytes(bytes), kilobytes(gzip(part))])
  const rest = [small.reduce((sum, [, bytes]) => sum + bytes, 0), small.reduce((sum, [part]) => sum + gzip(part), 0)]
  const whole = gzipSync(bundle.text).length
  return {
    title: 'Worker: KB of its parts, minified and by gzip, each part packed alone',
    columns: ['part', 'KB', 'gzip'],
    rows: [
      ...rows,
      [`${small.length} smaller`, ...rest.map(kilobytes)],
      ['the Worker', kilobytes(Buffer.byteLength(bundle.text)), kilobytes(whole)],
    ],
    figures: [{ what: 'the Worker by gzip', value: whole / 1024, atMost: maxGzipBytes / 1024, unit: 'KB', digits: 1 }],
  }
}
