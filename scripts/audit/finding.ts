/** What was found wrong. Everything says which row; `id` where there is such a row. */
export type Finding = { tenant: string } & (
  | { code: 'row-changed' | 'row-doubled' | 'link-broken' | 'time-reversed'; seq: number; id?: string }
  | {
      code: 'rows-missing' | 'tail-missing' | 'rows-rewritten' | 'tree-broken'
      from: number
      to: number
      checkpoint?: number
    }
  | { code: 'checkpoint-invalid' | 'checkpoint-missing'; checkpoint: number; detail: string }
  | { code: 'checkpoints-missing' }
  | { code: 'archive-invalid'; month: string; detail: string }
)

/** A row that is known by a manifest alone has no id here. */
const row = ({ seq, id }: { seq: number; id?: string }) => (id === undefined ? `row ${seq}` : `row ${seq} (${id})`)
const range = (from: number, to: number) => (from === to ? `row ${from}` : `rows ${from} to ${to}`)

function words(finding: Finding): string {
  switch (finding.code) {
    case 'row-changed':
      return `${row(finding)} was changed, moved or put there: its hash does not fit what it holds`
    case 'row-doubled':
      return `${row(finding)} is a second one at its place`
    case 'link-broken':
      return `${row(finding)} does not follow the row before it: one of the two was replaced or moved`
    case 'time-reversed':
      return `${row(finding)} was received before the row that it follows`
    case 'rows-missing':
      return `${range(finding.from, finding.to)} missing, though rows follow`
    case 'tail-missing':
      return `${range(finding.from, finding.to)} missing at the end: checkpoint ${finding.checkpoint} holds them`
    case 'rows-rewritten':
      return `something in ${range(finding.from, finding.to)} was rewritten with all that follows: checkpoint ${finding.checkpoint} holds another hash for row ${finding.to}`
    case 'tree-broken':
      return `${range(finding.from, finding.to)} are not those of the Merkle tree that checkpoint ${finding.checkpoint} holds`
    case 'checkpoint-invalid':
      return `checkpoint ${finding.checkpoint} does not hold: ${finding.detail}`
    case 'checkpoint-missing':
      return `checkpoint ${finding.checkpoint} is missing: ${finding.detail}`
    case 'archive-invalid':
      return `the archive of ${finding.month} does not hold: ${finding.detail}`
    case 'checkpoints-missing':
      return 'there are rows and no checkpoint at all'
  }
}

/** One line for people. */
export function sentence(finding: Finding): string {
  return `${JSON.stringify(finding.tenant)}: ${words(finding)} [${finding.code}]`
}
