import type { AnyResource } from '@repo/fhir'

/** Numbers in [0, 1), the same for the same seed (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** In every narrative and attachment that `randomResource` makes. */
export const hidden = 'HIDDEN'

const elements = [
  'code',
  'status',
  'name',
  'note',
  'component',
  'subject',
  'extension',
  'contained',
  'content',
  'valueQuantity',
  'effectiveDateTime',
  'category',
  'description',
  'meta',
]
const alphabet = ['a', ' ', 'é', '漢', '😀', '\u0000', '\u001b', '\n', '"', '\\', '\u0085']

/** A resource that no schema bounds: deep, wide, long, and with narrative, attachments and control characters. */
export function randomResource(seed: number): AnyResource {
  const random = randomNumbers(seed)
  const below = (limit: number) => Math.floor(random() * limit)
  const text = () => (alphabet[below(alphabet.length)] ?? '').repeat(below(400)) + alphabet[below(alphabet.length)]
  const value = (depth: number): unknown => {
    const kind = below(depth > 4 ? 3 : 7)
    if (kind < 2) return text()
    if (kind === 2) return random() < 0.5 ? below(1_000_000) / 100 : random() < 0.5
    if (kind === 3) return Array.from({ length: below(30) }, () => value(depth + 1))
    if (kind === 4) return { text: { status: 'generated', div: `<div>${hidden}</div>` }, title: text() }
    if (kind === 5) return { contentType: 'application/pdf', data: hidden.repeat(below(500) + 1), title: text() }
    return Object.fromEntries(
      Array.from({ length: below(8) }, () => [elements[below(elements.length)], value(depth + 1)]),
    )
  }
  const body = elements.filter((name) => name !== 'meta').map((name) => [name, value(0)])
  return {
    resourceType: 'Observation',
    id: `r${seed}`,
    meta: { versionId: '1' },
    text: { status: 'generated', div: `<div>${hidden}</div>` },
    ...Object.fromEntries(body),
  }
}
