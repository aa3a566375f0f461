/** Writes `src/generated/`, or with `--check` compares it and exits 1, naming the files that differ. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { differing, generate, outputFolder } from './generate.ts'

const files = generate()
if (process.argv.includes('--check')) {
  const stale = differing(files)
  for (const name of stale) process.stderr.write(`packages/fhir/src/generated/${name} differs from its definitions\n`)
  process.exitCode = stale.length > 0 ? 1 : 0
} else {
  mkdirSync(outputFolder, { recursive: true })
  for (const [name, text] of files) writeFileSync(new URL(name, outputFolder), text)
}
