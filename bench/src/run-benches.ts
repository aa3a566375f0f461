import type { Bench, Bounds } from './measured.ts'
import { isMet, report } from './table.ts'

interface Run extends Bounds {
  /** The share of each goal that has to be left, from 0 to 1. */
  headroom: number
  write(text: string): void
}

/**
 * Runs benches one after another and tells each goal. A bench that breaks off is a goal missed: a figure that nobody could
 * measure is none that holds.
 */
export async function runBenches(benches: readonly Bench[], { signal, headroom, write }: Run): Promise<number> {
  let met = 0
  let missed = 0
  for (const { name, measure } of benches) {
    try {
      for await (const measured of measure({ signal })) {
        write(report(measured, headroom))
        const holding = measured.figures.filter((figure) => isMet(figure, headroom)).length
        met += holding
        missed += measured.figures.length - holding
      }
    } catch (error) {
      missed += 1
      write(`\n  MISSED ${name} could not be measured: ${error instanceof Error ? error.message : String(error)}\n`)
    }
  }
  write(`\n${met} goals met, ${missed} missed\n`)
  return missed === 0 && met > 0 ? 0 : 1
}
