import { TrailError } from '@repo/audit/trail'
import type { Selection } from './trail-selection.ts'

/** The last row that was shown: `recorded` in microseconds since 1970, and its place in the chain. */
export interface Place {
  micros: bigint
  seq: bigint
}

const digestBytes = 16
const placeBytes = 16

/** Of what a cursor belongs to: the same words in any order name the same selection. */
async function digestOf({ tenant, scope, filter }: Selection): Promise<Uint8Array> {
  const sorted = (value: object) =>
    Object.entries(value)
      .map(([name, of]) => [name, Array.isArray(of) ? of.toSorted() : of])
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
  const text = JSON.stringify([tenant, sorted(scope), sorted(filter)])
  return new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)), 0, digestBytes)
}

/** A cursor says where a page ended and of which selection; it grants nothing, the selection is told anew each time. */
export async function cursorAt({ micros, seq }: Place, selection: Selection): Promise<string> {
  const bytes = Buffer.alloc(placeBytes + digestBytes)
  bytes.writeBigInt64BE(micros, 0)
  bytes.writeBigInt64BE(seq, 8)
  bytes.set(await digestOf(selection), placeBytes)
  return bytes.toString('base64url')
}

/** @throws TrailError `trail/cursor-invalid` where it is none, or one of another selection */
export async function placeOf(cursor: string, selection: Selection): Promise<Place> {
  const bytes = Buffer.from(cursor, 'base64url')
  const belongs =
    bytes.length === placeBytes + digestBytes && bytes.subarray(placeBytes).equals(await digestOf(selection))
  if (!belongs) throw new TrailError('trail/cursor-invalid')
  return { micros: bytes.readBigInt64BE(0), seq: bytes.readBigInt64BE(8) }
}
