import { cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { testPolicies } from '../../policy-test.ts'
import { equivalents } from './equivalents.ts'
import type { Mutant } from './mutants.ts'
import type { PolicyFiles } from './policy-files.ts'

/** What became of the policies that lack something. */
export interface MutationResult {
  red: string[]
  /** Every test stayed green. A hole in the tests. */
  green: string[]
  /** Green, and no test could tell them apart; `equivalents.ts` says why. */
  equivalent: string[]
  /** Said to be equivalent, and red, or of another name now. */
  stale: string[]
}

/** The suites of every type hold most of the tests and take most of the time: the others have to notice by themselves. */
const isSlowSuite = (file: string) => basename(file).startsWith('every-type-')
const isSuite = (file: string) => file.endsWith('_test.yaml')

/** The suite that most likely notices, by what is taken away. Where it stays green the others are asked. */
const nearest: [RegExp, string][] = [
  [/^policy-digest/, 'digest_test.yaml'],
  [/^(guard|grant)-trail/, 'trail_test.yaml'],
  [/organization/, 'organizations_test.yaml'],
  [/panel|glass|treats/, 'panel_test.yaml'],
  [/label|clearances/, 'labels_test.yaml'],
  [/purpose/, 'purposes_test.yaml'],
  [/read-only/, 'read-only_test.yaml'],
  [/^show-|private_people/, 'masks_test.yaml'],
  [/^guard-consent/, 'consent_test.yaml'],
  [/^guard-scope-filter|matching_scopes|judged_later/, 'filters_test.yaml'],
  [/^guard-scope/, 'scopes_test.yaml'],
  [/^guard-launch/, 'launch_test.yaml'],
  [/criterion/, 'criteria_test.yaml'],
  [/^(guard|fact (scopes|.*launch))/, 'guards_test.yaml'],
  [/./, 'roles_test.yaml'],
]

/** Copies of the policies: with the nearest suite, and with all but the slow ones. */
function copies(policiesFolder: string, work: string, name: string): string[] {
  const suite = nearest.find(([pattern]) => pattern.test(name))?.[1]
  const steps: [string, (file: string) => boolean][] = [
    [`near-${suite}`, (file) => !isSuite(file) || basename(file) === suite],
    ['small', (file) => !isSlowSuite(file)],
  ]
  return steps.map(([step, filter]) => {
    const folder = join(work, step)
    if (!existsSync(folder)) cpSync(policiesFolder, folder, { recursive: true, filter })
    return folder
  })
}

function writeFiles(folder: string, files: PolicyFiles): void {
  // JSON is YAML.
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), JSON.stringify(content))
}

async function turnsRed({ files }: Mutant, folders: string[]): Promise<boolean> {
  for (const folder of folders) {
    writeFiles(folder, files)
    if ((await testPolicies(folder)).failed > 0) return true
  }
  return false
}

/**
 * Runs the policy tests of `policiesFolder` against each mutant, two at a time: first the suite that is nearest, and the
 * others where that stays green.
 *
 * Throws `PolicyCompileError` when a mutant does not compile, and `Error` when the tests are red without any mutation.
 */
export async function runMutants(
  policiesFolder: string,
  mutants: readonly Mutant[],
  onResult: (name: string, isRed: boolean) => void = () => {},
): Promise<MutationResult> {
  const work = mkdtempSync(join(tmpdir(), 'policy-guards-'))
  const queue = [...mutants]
  const outcome = new Map<string, boolean>()
  const worker = async (number: number) => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const isRed = await turnsRed(next, copies(policiesFolder, join(work, String(number)), next.name))
      outcome.set(next.name, isRed)
      onResult(next.name, isRed)
    }
  }
  try {
    const asTheyAre = copies(policiesFolder, join(work, '0'), '').slice(-1)
    for (const folder of asTheyAre)
      if ((await testPolicies(folder)).failed > 0) throw new Error('the policy tests are red as they are')
    await Promise.all([1, 2].map(worker))
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
  return judge(outcome)
}

function judge(outcome: ReadonlyMap<string, boolean>): MutationResult {
  const names = [...outcome.keys()]
  const isRed = (name: string) => outcome.get(name) === true
  const isKnown = (name: string) => name in equivalents
  return {
    red: names.filter(isRed),
    green: names.filter((name) => !isRed(name) && !isKnown(name)),
    equivalent: names.filter((name) => !isRed(name) && isKnown(name)),
    stale: names.filter((name) => isRed(name) && isKnown(name)),
  }
}
