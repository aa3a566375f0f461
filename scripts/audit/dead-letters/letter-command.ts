import { join } from 'node:path'
import { parseArgs } from 'node:util'
import {
  type DeadLetter,
  listLetters,
  requestedLetters,
  requestKey,
} from '../../../apps/audit/src/dead-letters/letter-list.ts'
import { root } from '../../stack/root.ts'
import { type Bucket, type Undelivered, withLetters } from './letter-bucket.ts'

const units: [string, number][] = [
  ['d', 86_400],
  ['h', 3_600],
  ['min', 60],
]

function age(letter: DeadLetter, now: Date): string {
  const seconds = Math.max(0, Math.round((now.getTime() - letter.keptAt.getTime()) / 1_000))
  const [unit, length] = units.find(([, each]) => seconds >= each) ?? ['s', 1]
  return `${Math.floor(seconds / length)} ${unit}`
}

function line(letter: DeadLetter, isRequested: boolean, now: Date): string {
  const { name, cause, tenant = 'no tenant', record = 'no record id' } = letter
  return `${name}  ${age(letter, now)} old  ${cause}  ${tenant}  ${record}${isRequested ? '  to be tried again' : ''}`
}

function waits(count: number | undefined): string {
  if (count === undefined) return 'how many messages wait in the queue audit-dead-letters cannot be told'
  return `${count} messages wait in the queue audit-dead-letters, which drops them after 14 days`
}

/** Codes, ids and ages; nothing of what the messages say. 1 where there are letters, or messages that wait to be some. */
async function list(bucket: Bucket, undelivered: Undelivered, say: (line: string) => void): Promise<number> {
  const [letters, requested, waiting] = await Promise.all([
    listLetters(bucket),
    requestedLetters(bucket),
    undelivered(),
  ])
  for (const letter of letters) say(line(letter, requested.includes(letter.name), new Date()))
  say(`${letters.length} dead letters`)
  if (waiting !== 0) say(waits(waiting))
  return letters.length === 0 && !waiting ? 0 : 1
}

/** Asks the audit Worker to try them again; it alone can open them. */
async function replay(bucket: Bucket, names: readonly string[], say: (line: string) => void): Promise<number> {
  const known = (await listLetters(bucket)).map(({ name }) => name)
  const strange = names.filter((name) => !known.includes(name))
  if (strange.length > 0) throw new Error(`no such letter: ${strange.join(', ')}`)
  const asked = names.length === 0 ? known : names
  for (const name of asked) await bucket.put(requestKey(name), '', { customMetadata: {} })
  say(
    `${asked.length} of ${known.length} dead letters are to be tried again: within five minutes, locally when the next`,
  )
  say('record comes. One that becomes a row is gone from the list then; one that is refused again stays in it.')
  return 0
}

/**
 * `dead-letters [list | replay [name …]] [--remote]`. Resolves with the exit code.
 *
 * @throws Error in words where something is missing.
 */
export async function deadLetters(args: string[], say: (line: string) => void = console.log): Promise<number> {
  const { values, positionals } = parseArgs({ args, options: { remote: { type: 'boolean' } }, allowPositionals: true })
  const [command = 'list', ...names] = positionals
  if (command !== 'list' && command !== 'replay') throw new Error(`dead-letters knows list and replay, not ${command}`)
  const place = values.remote ? 'remote' : { stateDir: process.env.STACK_STATE_DIR || join(root, '.local') }
  return withLetters(place, (bucket, undelivered) =>
    command === 'list' ? list(bucket, undelivered, say) : replay(bucket, names, say),
  )
}
