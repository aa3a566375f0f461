import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { runChecks } from './check.ts'
import { run } from './run.ts'
import { root } from './stack/root.ts'

interface Tally {
  passed: number
  failed: number
  skipped: number
}

const results = 'node_modules/.vitest-results.json'
const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${results}`]

/** Every workspace that has tests of its own. */
const suites = ['packages', 'apps'].flatMap((folder) =>
  readdirSync(join(root, folder)).map((name) => join(folder, name)),
)

function readTally(folder: string): Tally {
  const file = join(root, folder, results)
  // A suite that wrote no result did not run to its end.
  if (!existsSync(file)) return { passed: 0, failed: 1, skipped: 0 }
  const report = JSON.parse(readFileSync(file, 'utf8')) as Record<string, number> & { success: boolean }
  const failed = (report.numFailedTests ?? 0) + (report.success || report.numFailedTests ? 0 : 1)
  return {
    passed: report.numPassedTests ?? 0,
    failed,
    skipped: (report.numPendingTests ?? 0) + (report.numTodoTests ?? 0),
  }
}

function forget(folder: string): void {
  rmSync(join(root, folder, results), { force: true })
}

async function step(what: string, body: () => Promise<Tally>): Promise<Tally> {
  console.log(`\n== ${what}`)
  const startedAt = Date.now()
  const tally = await body()
  const seconds = Math.round((Date.now() - startedAt) / 1000)
  console.log(`== ${what}: ${tally.passed} passed, ${tally.failed} failed, ${tally.skipped} skipped (${seconds} s)`)
  return tally
}

async function policies(): Promise<Tally> {
  const { code, output } = await run('node', ['scripts/policy-test.ts'])
  const [, passed, failed] = /(\d+) passed, (\d+) failed/.exec(output) ?? []
  if (code !== 0 || passed === undefined) console.log(output.slice(-6000))
  return { passed: Number(passed ?? 0), failed: Math.max(Number(failed ?? 0), code === 0 ? 0 : 1), skipped: 0 }
}

async function unitTests(): Promise<Tally> {
  const folders = [...suites, 'bench', 'scripts']
  folders.forEach(forget)
  await run('turbo', ['run', 'test', '--filter=!@repo/e2e', '--concurrency=1', '--continue', '--', ...reporters], {
    show: true,
  })
  await run('vitest', ['run', '--root', 'scripts', ...reporters], { show: true })
  return sum(folders.map(readTally))
}

async function endToEnd(): Promise<Tally> {
  forget('e2e')
  await run('vitest', ['run', '--root', 'e2e', '--reporter=verbose', ...reporters.slice(1)], { show: true })
  return readTally('e2e')
}

function sum(tallies: Tally[]): Tally {
  return tallies.reduce(
    (total, { passed, failed, skipped }) => ({
      passed: total.passed + passed,
      failed: total.failed + failed,
      skipped: total.skipped + skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  )
}

const total = sum([
  await step('checks', async () => ({ ...(await runChecks()), skipped: 0 })),
  await step('policies', policies),
  await step('packages and apps', unitTests),
  await step('end to end', endToEnd),
])
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : ''
console.log(`\n${total.passed} passed, ${total.failed} failed${skipped}`)
process.exit(total.failed === 0 && total.passed > 0 ? 0 : 1)
