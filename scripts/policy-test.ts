import { join } from 'node:path'
import { run } from './run.ts'
import { locateCerbos } from './stack/cerbos.ts'
import { root } from './stack/root.ts'

/** The project's own policies. */
export const policiesDir = join(root, 'policies')

/** The policies do not compile. The message is what Cerbos said. */
export class PolicyCompileError extends Error {
  override readonly name = 'PolicyCompileError'

  constructor(output: string) {
    super(`the policies do not compile\n${output}`)
  }
}

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

/**
 * Compiles the policies of a folder and runs their tests under strict evaluation.
 *
 * Throws `PolicyCompileError` when they do not compile.
 */
export async function testPolicies(folder: string): Promise<PolicyTestResult> {
  const args = ['compile', '--strict-evaluation', '--no-color', '--test-output=junit', folder]
  const { code, output } = await run(locateCerbos(), args)
  if (!output.includes('<testsuites')) throw new PolicyCompileError(output)
  const result = parsePolicyTestReport(output)
  if (code !== 0 && result.failed === 0) throw new PolicyCompileError(output.slice(-2000))
  return result
}

/** Runs the project's own policy tests. True when there are tests and all pass. */
export async function main(): Promise<boolean> {
  try {
    const { passed, failed, failures } = await testPolicies(policiesDir)
    for (const failure of failures) console.error(`failed: ${failure}`)
    console.log(`${passed} passed, ${failed} failed`)
    return passed > 0 && failed === 0
  } catch (error) {
    if (!(error instanceof PolicyCompileError)) throw error
    console.error(error.message)
    return false
  }
}

if (import.meta.main) process.exitCode = (await main()) ? 0 : 1
