import { type MerkleTree, merkleTree } from '@repo/audit/checkpoint'
import type { Finding } from './finding.ts'

/** What a checkpoint says about one row, and about the rows from `tree.from` to it: hashes in base64url. */
export interface SealedRow {
  seq: number
  hash: string
  number: number
  tree?: { from: number; root: string }
}

interface OpenTree {
  seal: SealedRow
  root: string
  leaves: MerkleTree
  /** How many findings there were when it began. */
  before: number
}

/** Holds the rows of a chain, in their order, against what was signed about them, and adds to `findings`. */
export function signedRows(tenant: string, sealed: readonly SealedRow[], findings: Finding[]) {
  const sealedAt = new Map(sealed.map((each) => [each.seq, each]))
  const treesFrom = new Map(sealed.flatMap((seal) => (seal.tree ? [[seal.tree.from, { seal, ...seal.tree }]] : [])))
  let agreedSeq = 0
  let isRewritten = false
  let open: OpenTree | undefined
  let found = 0

  const holdHash = (seq: number, hash: Buffer) => {
    const seal = sealedAt.get(seq)
    if (seal === undefined || isRewritten) return
    isRewritten = seal.hash !== hash.toString('base64url')
    if (isRewritten) {
      findings.push({ tenant, code: 'rows-rewritten', from: agreedSeq + 1, to: seq, checkpoint: seal.number })
    } else agreedSeq = seq
  }
  /** Where a row was found wrong already, or the chain is another, so is the tree: that is told once. */
  const holdTree = ({ seal, root, leaves, before }: OpenTree) => {
    if (isRewritten || findings.length > before || leaves.root() === root) return
    const from = seal.tree?.from ?? seal.seq
    findings.push({ tenant, code: 'tree-broken', from, to: seal.seq, checkpoint: seal.number })
  }

  return {
    /** The next row. */
    row(seq: number, hash: Buffer) {
      const begun = treesFrom.get(seq)
      if (begun) open = { seal: begun.seal, root: begun.root, leaves: merkleTree(), before: found }
      open?.leaves.add(hash)
      holdHash(seq, hash)
      if (open?.seal.seq === seq) {
        holdTree(open)
        open = undefined
      }
      found = findings.length
    },
    /** The last of rows that nobody looks at: the hashes of the others are not known. */
    passed(seq: number, hash: Buffer) {
      open = undefined
      holdHash(seq, hash)
      found = findings.length
    },
    end(lastSeq: number) {
      const beyond = sealed.findLast(({ seq }) => seq > lastSeq)
      if (beyond === undefined) return
      findings.push({ tenant, code: 'tail-missing', from: lastSeq + 1, to: beyond.seq, checkpoint: beyond.number })
    },
  }
}
