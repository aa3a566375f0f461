import { SourceMap, type SourceMapConstructorOptions, type SourceMapPayload } from 'node:module'
import { partOf } from './part-names.ts'

/** How many characters are looked at together: most parts hold far more than that in a row. */
const stride = 16

export interface SourcePlaces {
  /** The part that the code at a place of the bundle comes from, both counted from 0. */
  partAt(line: number, column: number): string
}

/** The parts of a bundle, by its source map. */
export function sourcePlaces(text: string): SourcePlaces {
  const options: SourceMapConstructorOptions = {}
  const map = new SourceMap(JSON.parse(text) as SourceMapPayload, options)
  const known = new Map<string, string>()
  return {
    partAt(line, column) {
      const found = map.findEntry(line, column)
      const file = 'originalSource' in found ? (found.originalSource ?? '') : ''
      const part = known.get(file) ?? partOf(file)
      known.set(file, part)
      return part
    },
  }
}

/** The text of each part of a bundle, in its order. */
export function textByPart(bundle: string, places: SourcePlaces): Map<string, string> {
  const pieces = new Map<string, string[]>()
  bundle.split('\n').forEach((text, line) => {
    for (let column = 0; column < text.length; column += stride) {
      const part = places.partAt(line, column)
      const before = pieces.get(part) ?? []
      before.push(text.slice(column, column + stride))
      pieces.set(part, before)
    }
  })
  return new Map([...pieces].map(([part, all]) => [part, all.join('')]))
}
