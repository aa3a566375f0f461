import { explainDecision } from './policies/explain/main.ts'
import { checkGuards } from './policies/guards/main.ts'
import { main as testPolicies } from './policy-test.ts'

const usage = `npm run policy -- <command>

  test                        compile the policies and run their tests
  guards [--fast] [<words>]   take away each rule, condition and code in turn, and see the tests turn red;
                              --fast: guards alone, and whole; words: only what is called so
  explain --principal <JSON or file> --request <JSON or file> [--pdp <URL>]
                              who may do what, by which rule, and what would have it allowed;
                              0 allowed, 1 denied, 2 not asked
`

async function main([command, ...rest]: string[]): Promise<number> {
  if (command === 'test' && rest.length === 0) return (await testPolicies()) ? 0 : 1
  if (command === 'guards') {
    const words = rest.filter((argument) => argument !== '--fast')
    return (await checkGuards({ fast: words.length < rest.length, only: words.join(' ') })) ? 0 : 1
  }
  if (command === 'explain') return explainDecision(rest)
  console.error(usage)
  return 2
}

process.exitCode = await main(process.argv.slice(2))
