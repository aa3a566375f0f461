import { parseUnit, type Unit } from './unit.ts'

/**
 * What the FHIRPath engine asks of `@lhncbc/ucum-lhc`, in that package's names. It stands in for it (`overrides` in
 * pnpm-workspace.yaml): the original writes units of records into the log, and weighs 55 KB gzip.
 */
export interface UcumLhcLike {
  convertUnitTo(from: string, value: number, to: string): Converted
  convertToBaseUnits(from: string, value: number): InBaseUnits
  getSpecifiedUnit(code: string): { unit: { property_: string; magnitude_: number } }
}

const scale = { isSpecial_: false } as const

export type Converted =
  | { status: 'succeeded'; toVal: number; fromUnit: typeof scale; toUnit: typeof scale }
  | { status: 'failed' }
export type InBaseUnits =
  | { status: 'succeeded'; magnitude: number; unitToExp: Readonly<Record<string, number>>; fromUnitIsSpecial: false }
  | { status: 'failed' }

/** Equal units are to have equal magnitudes, however they were reached. */
const rounded = (magnitude: number) => Number(magnitude.toPrecision(12))

function propertyOf({ dimensions }: Unit): string {
  return Object.entries(dimensions)
    .map(([base, times]) => `${base}${times}`)
    .sort()
    .join('.')
}

/** Temperatures have another zero (UCUM §21): kelvins of a value, and values of kelvins. */
const temperatures: Record<string, { of(value: number): number; from(kelvins: number): number }> = {
  K: { of: (value) => value, from: (kelvins) => kelvins },
  Cel: { of: (value) => value + 273.15, from: (kelvins) => kelvins - 273.15 },
  '[degF]': { of: (value) => ((value + 459.67) * 5) / 9, from: (kelvins) => (kelvins * 9) / 5 - 459.67 },
}

function converted(from: string, value: number, to: string): number | undefined {
  if (from === to) return value
  const [ofScale, toScale] = [temperatures[from], temperatures[to]]
  if (ofScale && toScale) return toScale.from(ofScale.of(value))
  const [source, target] = [parseUnit(from), parseUnit(to)]
  if (!source || !target || propertyOf(source) !== propertyOf(target)) return undefined
  return (value * source.magnitude) / target.magnitude
}

const units: UcumLhcLike = {
  convertUnitTo(from, value, to) {
    const toVal = converted(from, value, to)
    return toVal === undefined ? { status: 'failed' } : { status: 'succeeded', toVal, fromUnit: scale, toUnit: scale }
  },
  convertToBaseUnits(from, value) {
    const unit = parseUnit(from)
    if (!unit) return { status: 'failed' }
    const { magnitude, dimensions } = unit
    return { status: 'succeeded', magnitude: value * magnitude, unitToExp: dimensions, fromUnitIsSpecial: false }
  },
  getSpecifiedUnit(code) {
    const unit = parseUnit(code)
    // A unit that is not known is like itself alone.
    return {
      unit: unit
        ? { property_: propertyOf(unit), magnitude_: rounded(unit.magnitude) }
        : { property_: code, magnitude_: 1 },
    }
  },
}

export const UcumLhcUtils = { getInstance: (): UcumLhcLike => units }
