import { policiesDir } from '../../policy-test.ts'
import { equivalents } from './equivalents.ts'
import { mutantsOf } from './mutants.ts'
import { runMutants } from './mutation-run.ts'
import { readPolicyFiles } from './policy-files.ts'

/**
 * Takes each guard, grant, condition and code out of the policies in turn and says where no test turns red. With `fast`,
 * guards alone, and whole. True when every test run but those of equivalents turned red.
 */
export async function checkGuards({ fast, only = '' }: { fast: boolean; only?: string }): Promise<boolean> {
  const mutants = mutantsOf(readPolicyFiles(policiesDir)).filter(
    ({ kind, name }) => (!fast || kind === 'guard') && name.includes(only),
  )
  const names = new Set(mutants.map(({ name }) => name))
  const unknown = fast || only ? [] : Object.keys(equivalents).filter((name) => !names.has(name))
  const { red, green, equivalent, stale } = await runMutants(policiesDir, mutants, (name, isRed) =>
    console.log(`  ${isRed ? 'red  ' : 'GREEN'} ${name}`),
  )
  for (const name of green) console.error(`no test notices: ${name}`)
  for (const name of stale) console.error(`is noticed, and so is not equivalent: ${name}`)
  for (const name of unknown) console.error(`is not in the policies, and yet called equivalent: ${name}`)
  console.log(`${red.length} red, ${green.length} green, ${equivalent.length} equivalent`)
  return red.length > 0 && green.length + stale.length + unknown.length === 0
}
