import type { Figure, Measured } from './measured.ts'

const numeric = /^-?[\d.,]+( \S+)?$/

/** Columns as wide as their widest cell; columns of numbers stand to the right. */
export function table(columns: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const cells = (index: number) => rows.map((row) => row[index] ?? '')
  const layout = columns.map((head, index) => ({
    width: Math.max(head.length, ...cells(index).map((cell) => cell.length)),
    right: cells(index).every((cell) => cell === '' || numeric.test(cell)),
  }))
  const line = (row: readonly string[]) =>
    layout
      .map(({ width, right }, index) => {
        const cell = row[index] ?? ''
        return right ? cell.padStart(width) : cell.padEnd(width)
      })
      .join('  ')
      .trimEnd()
  return [line(columns), ...rows.map(line)].map((text) => `  ${text}`)
}

function amount(value: number, { digits = 0, unit }: Figure): string {
  const number = value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits })
  return unit ? `${number} ${unit}` : number
}

/** Whether a figure holds when `headroom`, a share of its goal, has to be left. A figure that is no number does not. */
export function isMet({ value, atMost }: Figure, headroom: number): boolean {
  return value <= atMost * (1 - headroom)
}

/** A goal's table and below it one line for each of its figures, then what to know of them. */
export function report({ title, columns, rows, figures, notes = [] }: Measured, headroom: number): string {
  const verdicts = figures.map((figure) => {
    const goal = amount(figure.atMost * (1 - headroom), figure)
    return `  ${isMet(figure, headroom) ? 'ok    ' : 'MISSED'} ${figure.what}: ${amount(figure.value, figure)}, at most ${goal}`
  })
  const known = notes.map((note) => `         ${note}`)
  return ['', title, ...table(columns, rows), ...verdicts, ...known, ''].join('\n')
}
