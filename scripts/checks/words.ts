import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { run } from '../run.ts'
import { root } from '../stack/root.ts'

/** What no tracked file may hold; each pattern is written so that it does not match itself. */
const forbidden: [RegExp, string][] = [
  [/registry\.(npmjs|yarnpkg)\.(org|com)/, 'the host of a package registry'],
  [/(?<![\w.])\/(home|root|Users)\/[a-z]/, 'a path of one machine'],
  [/\b(HIPAA|GDPR|SOC ?2)[- ](compliant|certified|ready)\b/i, 'a claim of compliance'],
  [/BEGIN (RSA |EC )?PRIVATE[ ]KEY/, 'a private key'],
]

/** Words that would make a promise or tell of a machine. */
export async function wordFaults(): Promise<string[]> {
  const { output } = await run('git', ['ls-files', '--cached', '--others', '--exclude-standard'])
  const isThere = (file: string) => file !== '' && existsSync(join(root, file))
  const files = output.split('\n').filter((file) => isThere(file) && !/\.(png|gz)$/.test(file))
  if (files.length === 0) return ['no file was found']
  return files.flatMap((file) => {
    const text = readFileSync(join(root, file), 'utf8')
    return forbidden.filter(([pattern]) => pattern.test(text)).map(([, what]) => `${file} holds ${what}`)
  })
}
