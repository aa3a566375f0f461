import { expect, test } from 'vitest'
import { policiesDir } from '../../policy-test.ts'
import { mutantsOf } from './mutants.ts'
import { runMutants } from './mutation-run.ts'
import { readPolicyFiles } from './policy-files.ts'

const mutants = mutantsOf(readPolicyFiles(policiesDir))

test('sees policy tests turn red for each guard that is taken away', { timeout: 600_000 }, async () => {
  const guards = mutants.filter(({ kind }) => kind === 'guard')
  const { red, green, equivalent, stale } = await runMutants(policiesDir, guards)
  expect({ green, stale, equivalent }).toEqual({ green: [], stale: [], equivalent: ['guard-unknown-type removed'] })
  expect(red).toHaveLength(guards.length - 1)
  expect(red.length).toBeGreaterThan(20)
})

test('calls green what no test notices', { timeout: 600_000 }, async () => {
  const [first] = mutants
  if (first === undefined) throw new Error('there is nothing to take away')
  const unchanged = { ...first, name: 'nothing removed', files: readPolicyFiles(policiesDir) }
  const { red, green } = await runMutants(policiesDir, [unchanged])
  expect({ red, green }).toEqual({ red: [], green: ['nothing removed'] })
})
