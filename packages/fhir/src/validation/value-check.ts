import { nearestNames } from '../nearest-names.ts'
import { codesOf, type TypeRule } from './element-rules.ts'
import { type Findings, listed, quoted } from './findings.ts'
import type { Primitive } from './primitives.ts'
import { describedType, listedCodes } from './type-description.ts'

const requests: Record<Primitive['json'], string> = {
  boolean: 'Write true or false, without quotes',
  number: 'Write a JSON number, without quotes',
  string: 'Write a JSON string, in quotes',
}

function unknownCode(code: string, valueSet: string, findings: Findings): void {
  findings.add('code', () => {
    const codes = [...codesOf(valueSet)]
    const nearest = nearestNames(code, codes)
    const hint = nearest.length > 0 ? `, perhaps ${listed(nearest)}` : ''
    return {
      message: `${quoted(code) ?? 'The value'} is no code of ${valueSet}: use one of its codes${hint}`,
      expected: listedCodes(valueSet),
    }
  })
}

/** Checks one value of a primitive type, and its code where codes are required. */
export function checkPrimitive(value: unknown, type: TypeRule, primitive: Primitive, findings: Findings): void {
  const { code, valueSet } = type
  if (typeof value !== primitive.json) {
    findings.add('type', () => ({
      message: `${requests[primitive.json]}: the element is a ${code}`,
      expected: describedType(type),
    }))
  } else if (!primitive.fits(value)) {
    findings.add('value', () => ({
      message: `The value is no valid ${code}: write ${primitive.expected}`,
      expected: describedType(type),
    }))
  } else if (valueSet !== undefined && typeof value === 'string' && !codesOf(valueSet).has(value)) {
    unknownCode(value, valueSet, findings)
  }
}

const codingKey = (coding: unknown): string | undefined => {
  if (typeof coding !== 'object' || coding === null) return undefined
  const { system, code } = coding as { system?: unknown; code?: unknown }
  return typeof system === 'string' && typeof code === 'string' ? `${system}|${code}` : undefined
}

/**
 * Checks that a CodeableConcept has a coding of its required value set (R4 terminologies.html#required). One that holds
 * nothing but extensions, such as why it is absent, is not judged.
 */
export function checkConcept(value: object, valueSet: string, findings: Findings): void {
  const { coding, text } = value as { coding?: unknown; text?: unknown }
  if (coding === undefined && text === undefined) return
  const codes = codesOf(valueSet)
  const keys: unknown[] = Array.isArray(coding) ? coding.map(codingKey) : []
  if (keys.some((key) => typeof key === 'string' && codes.has(key))) return
  findings.add('code', () => ({
    message: `One coding must be of the value set ${valueSet}, with its system and code`,
    expected: listedCodes(valueSet),
  }))
}
