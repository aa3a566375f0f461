import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { policiesDir, testPolicies } from '../policy-test.ts'
import { root } from '../stack/root.ts'
import { mutantsOf } from './guards/mutants.ts'
import { runMutants } from './guards/mutation-run.ts'
import { readPolicyFiles } from './guards/policy-files.ts'

/** The YAML that the guide shows, in its order. */
function examples(): string[] {
  const guide = readFileSync(join(root, 'docs/guides/writing-a-policy.md'), 'utf8')
  return [...guide.matchAll(/```yaml\n(.*?)```/gs)].map(([, yaml = '']) => yaml)
}

/** A copy of the policies, until the test ends. Left out are the suites that are written apart from the example. */
function copyOfPolicies(): string {
  const folder = mkdtempSync(join(tmpdir(), 'policy-guide-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  cpSync(policiesDir, folder, { recursive: true, filter: (file) => !file.includes('every-type-') })
  return folder
}

test('turns red with the test of the guide and green with its rule', { timeout: 300_000 }, async () => {
  const [suite, resources, facts, variables, rule, ...others] = examples()
  if (!suite || !resources || !facts || !variables || !rule) throw new Error('the guide lacks a part of its example')
  expect(others).toEqual([])
  const folder = copyOfPolicies()
  const edit = (name: string, change: (text: string) => string) => {
    const before = readFileSync(join(folder, name), 'utf8')
    const after = change(before)
    expect(after).not.toBe(before)
    writeFileSync(join(folder, name), after)
  }

  const asItIs = await testPolicies(folder)
  expect(asItIs).toMatchObject({ failed: 0 })
  writeFileSync(join(folder, 'tests/prescriptions_test.yaml'), suite)
  edit('tests/testdata/resources.yaml', (text) => `${text}\n${resources}`)
  const withItsTest = await testPolicies(folder)
  expect(new Set(withItsTest.failures.map((failure) => failure.split(': ')[1]))).toEqual(
    new Set(['nobody prescribes, and a practitioner writes other records as before']),
  )

  writeFileSync(join(folder, 'prescriptions.yaml'), facts)
  edit('fhir.yaml', (text) => text.replace(/ {2}variables:\n {4}import: .*\n/, variables))
  edit('fhir.yaml', (text) => text.replace(' rules:\n', ` rules:\n${rule}`))
  const withItsRule = await testPolicies(folder)
  expect(withItsRule.failures).toEqual([])
  expect(withItsRule.passed).toBeGreaterThan(asItIs.passed)

  const mutants = mutantsOf(readPolicyFiles(folder)).filter(({ name }) => name.startsWith('guard-prescription '))
  const { red, green } = await runMutants(folder, mutants)
  expect(green).toEqual(['guard-prescription not at stage criterion'])
  expect(red).toContain('guard-prescription removed')
})
