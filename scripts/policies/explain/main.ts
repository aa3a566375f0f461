import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { AuthorizationError, type Principal } from '@repo/cerbos'
import { createExplainer, type Explainer, type Explanation } from '@repo/cerbos/explanation'
import { policiesDir } from '../../policy-test.ts'
import { CerbosError, startCerbos } from '../../stack/cerbos.ts'
import { freePort } from '../../stack/free-port.ts'
import { allowingChanges, type Call } from './changes.ts'
import { QuestionError, readCall, readPrincipal } from './question.ts'

const timeoutMs = 10_000

/** Runs `body` with the PDP at `pdpUrl` or, where none is named, with one of our own that has this project's policies. */
async function withPdp<T>(pdpUrl: string | undefined, body: (explain: Explainer) => Promise<T>): Promise<T> {
  if (pdpUrl !== undefined) return body(createExplainer({ pdpUrl, timeoutMs }))
  const stateDir = mkdtempSync(join(tmpdir(), 'policy-explain-'))
  try {
    const pdp = await startCerbos({ httpPort: await freePort(), policiesDir, stateDir, log: () => {} })
    try {
      return await body(createExplainer({ pdpUrl: pdp.url, timeoutMs }))
    } finally {
      await pdp.stop()
    }
  } finally {
    rmSync(stateDir, { recursive: true, force: true })
  }
}

function describe({ effect, rules, hidden, policy, derivedRoles, refusedAttributes }: Explanation): string[] {
  const decider =
    refusedAttributes.length > 0 ? ['schema'] : rules.length > 0 ? rules : ['none: no grant names this call']
  return [
    `decision       ${effect}`,
    `rule           ${decider.join(', ')}`,
    ...(hidden.length > 0 ? [`hidden         ${hidden.join(', ')}`] : []),
    `policy         ${policy || 'none'}`,
    `derived roles  ${derivedRoles.join(', ') || 'none'}`,
    ...refusedAttributes.map(({ path, message }) => `refused        ${path}: ${message}`),
  ]
}

function advise(changes: string[][]): string[] {
  if (changes.length === 0) return ['No one or two changes of those that are tried would have it allowed.']
  return ['It would be allowed if', ...changes.map((words) => `  ${words.join(', and ')}`)]
}

async function answer(explain: Explainer, principal: Principal, call: Call): Promise<number> {
  const explanation = await explain(principal, call)
  for (const line of describe(explanation)) console.log(line)
  if (explanation.effect === 'allow') return 0
  for (const line of advise(await allowingChanges(explain, principal, call))) console.log(line)
  return 1
}

/**
 * Asks a PDP about one principal and one request, and prints what it decided, by what, and what would have it allowed.
 * The exit code: 0 allowed, 1 denied, 2 it could not be asked.
 */
export async function explainDecision(args: string[]): Promise<number> {
  try {
    const options = { principal: { type: 'string' }, request: { type: 'string' }, pdp: { type: 'string' } } as const
    const { principal, request, pdp } = parseArgs({ args, options }).values
    if (principal === undefined || request === undefined) throw new QuestionError('needs --principal and --request')
    const [who, what] = [readPrincipal(principal), readCall(request)]
    return await withPdp(pdp, (explain) => answer(explain, who, what))
  } catch (error) {
    const isUsage = error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
    if (!isUsage && ![QuestionError, CerbosError, AuthorizationError].some((known) => error instanceof known))
      throw error
    console.error((error as Error).message)
    return 2
  }
}
