import { boundaryFaults } from './checks/boundaries.ts'
import { bundleFaults } from './checks/bundle.ts'
import { docFaults } from './checks/docs.ts'
import { sizeFaults } from './checks/size.ts'
import { wordFaults } from './checks/words.ts'
import { run } from './run.ts'

type Check = [what: string, faults: () => Promise<string[]>]

/** A command whose exit code is the verdict. */
const command =
  (name: string, ...args: string[]) =>
  async (): Promise<string[]> => {
    const { code, output } = await run(name, args)
    return code === 0 ? [] : [output.slice(-6000)]
  }

const checks: Check[] = [
  ['format and lint', command('biome', 'ci', '--colors=off', '.')],
  ['types', command('turbo', 'run', 'types', '--concurrency=2', '--output-logs=errors-only')],
  ['types of the scripts', command('tsc', '--noEmit', '-p', 'scripts/tsconfig.json')],
  ['package boundaries', boundaryFaults],
  ['file and folder size', sizeFaults],
  ['words', wordFaults],
  ['documentation', docFaults],
  ['generated FHIR tables are up to date', command('node', 'packages/fhir/generator/main.ts', '--check')],
  ['generated sandbox definitions are up to date', command('node', 'apps/sandbox/generate-definitions.ts', '--check')],
  ['generated failure table is up to date', command('node', 'scripts/generate-failures.ts', '--check')],
  ['generated policies are up to date', command('node', 'scripts/generate-policies.ts', '--check')],
  ['Worker bundle', bundleFaults],
]

/** Runs every check, tells what failed, and counts. */
export async function runChecks(): Promise<{ passed: number; failed: number }> {
  let failed = 0
  for (const [what, find] of checks) {
    const startedAt = Date.now()
    const faults = await find()
    const seconds = ((Date.now() - startedAt) / 1000).toFixed(1)
    console.log(`  ${faults.length === 0 ? 'ok    ' : 'FAILED'} ${what} (${seconds} s)`)
    for (const fault of faults) console.log(`    ${fault}`)
    if (faults.length > 0) failed += 1
  }
  return { passed: checks.length - failed, failed }
}

if (import.meta.main) {
  const { passed, failed } = await runChecks()
  console.log(`${passed} passed, ${failed} failed`)
  process.exit(failed === 0 ? 0 : 1)
}
