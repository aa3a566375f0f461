import { createHash } from 'node:crypto'

const [ofLeaf, ofNode] = [Uint8Array.of(0), Uint8Array.of(1)]

function digest(...parts: Uint8Array[]): Buffer {
  const digested = createHash('sha256')
  for (const part of parts) digested.update(part)
  return digested.digest()
}

export interface MerkleTree {
  /** How many leaves there are. */
  readonly size: number
  /** Adds the next leaf. */
  add(leaf: Uint8Array): void
  /** The tree hash over all leaves so far, base64url. */
  root(): string
}

/**
 * The Merkle Tree Hash of RFC 9162 §2.1.1 with SHA-256 over leaves that come one after another: it keeps one hash for each
 * level (§2.1.2), however many leaves there are.
 */
export function merkleTree(): MerkleTree {
  /** Whole trees, the largest first: one for each bit that is set in `size`. */
  const subtrees: Buffer[] = []
  let size = 0
  return {
    get size() {
      return size
    },
    add(leaf) {
      let hash = digest(ofLeaf, leaf)
      for (let rest = size; rest % 2 === 1; rest = Math.floor(rest / 2)) {
        hash = digest(ofNode, subtrees.pop() ?? hash, hash)
      }
      subtrees.push(hash)
      size += 1
    },
    root() {
      const [smallest, ...larger] = subtrees.toReversed()
      return larger.reduce((right, left) => digest(ofNode, left, right), smallest ?? digest()).toString('base64url')
    },
  }
}
