import { expect, test } from 'vitest'
import { parsePolicyTestReport } from './policy-test.ts'

const passed = '<testcase file="a" classname="p.r.read" name="t"><success type="RESULT_PASSED"></success></testcase>'
const failed = '<testcase file="a" classname="p.r.create" name="t"><failure type="RESULT_FAILED"></failure></testcase>'
const unloaded =
  '<testsuite name="Unknown" file="b_test.yaml" errors="1"><error type="RESULT_ERRORED">no principals</error>'

function report(totals: string, ...content: string[]): string {
  return `<testsuites ${totals}><testsuite name="s">${content.join('')}</testsuite></testsuites>`
}

test('counts the checks and names those that failed', () => {
  expect(
    parsePolicyTestReport(report('errors="0" failures="1" skipped="0" tests="3"', passed, failed, passed)),
  ).toEqual({
    passed: 2,
    failed: 1,
    failures: ['p.r.create: t'],
  })
})

test('counts a suite that did not load as failed', () => {
  const junit = report('errors="1" failures="0" skipped="0" tests="1"', passed, '</testsuite>', unloaded)
  expect(parsePolicyTestReport(junit)).toEqual({ passed: 1, failed: 1, failures: ['b_test.yaml: no principals'] })
})

test('refuses a report whose totals differ from what it lists, or that has none', () => {
  expect(() => parsePolicyTestReport(report('errors="0" failures="2" skipped="0" tests="1"', failed))).toThrow()
  expect(() => parsePolicyTestReport('policies do not compile')).toThrow()
})
