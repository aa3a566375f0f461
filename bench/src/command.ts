import { parseArgs } from 'node:util'
import type { Bench, Bounds } from './measured.ts'
import { runBenches } from './run-benches.ts'

const usage = 'npm run bench -- <name> … [--headroom 0.1]'

function listing(benches: readonly Bench[]): string {
  const all = { name: 'all', about: 'each of them' }
  const lines = [...benches, all].map(({ name, about }) => `  ${name.padEnd(8)} ${about}`)
  return [usage, ...lines, '--headroom: the share of each goal that has to be left, from 0 to 1', ''].join('\n')
}

function parsed(args: readonly string[], benches: readonly Bench[]) {
  const options = { headroom: { type: 'string', default: '0' } } as const
  const { values, positionals: names } = parseArgs({ args: [...args], options, allowPositionals: true })
  const headroom = Number(values.headroom)
  if (!(headroom >= 0 && headroom <= 1)) throw new Error('--headroom is a number from 0 to 1')
  const unknown = names.filter((name) => name !== 'all' && !benches.some((bench) => bench.name === name))
  if (unknown.length > 0) throw new Error(`There is no bench named ${unknown.join(', ')}`)
  return { headroom, chosen: benches.filter(({ name }) => names.includes('all') || names.includes(name)) }
}

/**
 * Runs the benches that the arguments name, or lists what there is.
 * @returns the exit code: 0 when every goal is met, 1 when one is missed, 2 for arguments that say nothing
 */
export async function command(
  args: readonly string[],
  benches: readonly Bench[],
  { signal, write }: Bounds & { write(text: string): void },
): Promise<number> {
  try {
    const { headroom, chosen } = parsed(args, benches)
    if (chosen.length > 0) return await runBenches(chosen, { signal, headroom, write })
    write(listing(benches))
    return 0
  } catch (error) {
    write(`${error instanceof Error ? error.message : String(error)}\n${listing(benches)}`)
    return 2
  }
}
