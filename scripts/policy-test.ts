import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { locateCerbos } from './stack/cerbos.ts'

const policiesDir = fileURLToPath(new URL('../policies', import.meta.url))
const maxOutputBytes = 256 * 1024 * 1024

/** What one run of the policy tests found. */
export interface PolicyTestResult {
  passed: number
  /** Checks that failed, were in error or were skipped (those checked nothing), and suites that did not load. */
  failed: number
  failures: string[]
}

/**
 * Reads the JUnit report of `cerbos compile`. The report's own total leaves out suites that did not load.
 *
 * Throws when the report has no totals, or when they differ from what it lists.
 */
export function parsePolicyTestReport(junit: string): PolicyTestResult {
  const totals = /<testsuites\b([^>]*)>/.exec(junit)?.[0]
  if (totals === undefined) throw new Error('cerbos compile gave no JUnit report')
  const failed = ['failures', 'errors', 'skipped'].reduce((sum, name) => sum + Number(attribute(totals, name)), 0)
  const testcases = junit.split('<testcase ').slice(1)
  const unsuccessful = testcases.filter((testcase) => !testcase.includes('<success '))
  const unloaded = [...junit.matchAll(/<testsuite [^>]*>\s*<error\b[^>]*>[^<]*/g)].map(([suite]) => suite)
  const failures = [
    ...unsuccessful.map((testcase) => `${attribute(testcase, 'classname')}: ${attribute(testcase, 'name')}`),
    ...unloaded.map((suite) => `${attribute(suite, 'file')}: ${suite.split('>').pop()}`),
  ]
  if (failed !== failures.length)
    throw new Error(`the JUnit report counts ${failed} failures and lists ${failures.length}`)
  return { passed: testcases.length - unsuccessful.length, failed, failures }
}

function attribute(element: string, name: string): string {
  return new RegExp(`\\b${name}="([^"]*)"`).exec(element)?.[1] ?? ''
}

/** Compiles the policies and runs their tests under strict evaluation. True when there are tests and all pass. */
function main(): boolean {
  const args = ['compile', '--strict-evaluation', '--no-color', '--test-output=junit', policiesDir]
  const run = spawnSync(locateCerbos(), args, { encoding: 'utf8', maxBuffer: maxOutputBytes })
  if (!run.stdout.includes('<testsuites')) {
    console.error(`the policies do not compile\n${run.stdout}${run.stderr}`)
    return false
  }
  const { passed, failed, failures } = parsePolicyTestReport(run.stdout)
  for (const failure of failures) console.error(`failed: ${failure}`)
  console.log(`${passed} passed, ${failed} failed`)
  return run.status === 0 && passed > 0 && failed === 0
}

if (import.meta.main) process.exitCode = main() ? 0 : 1
