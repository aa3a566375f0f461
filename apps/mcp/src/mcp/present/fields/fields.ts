import type { AnyResource } from '@repo/fhir'
import * as z from 'zod'
import { capped, estimateTokens } from '../budget.ts'
import { versionOf } from '../rows/row.ts'
import { stripped } from '../stripped.ts'
import { cut, fieldText } from '../text.ts'
import type { Evaluate } from './evaluation.ts'

const fieldValue = z.union([z.string(), z.number(), z.boolean()])

/** Values by expression; an expression without values is not listed. */
export const fieldValues = z.record(z.string(), z.array(fieldValue))

/** The values of chosen expressions on one record. */
export interface FieldsOfRecord {
  reference: string
  versionId?: string
  fields: z.output<typeof fieldValues>
  leftOut?: string[]
}
type FieldValue = z.output<typeof fieldValue>

const maxValues = 20
const valueLength = 400
const namedLength = 40

/** Elements in which people write what they like, and those that may hold a string. */
const proseElements =
  /\b(answer|comment|conclusion|contentString|description|disposition|dosage|dosageInstruction|instruction|note|patientInstruction|payload|progress|summary|value\w*)\b/

function shownValue(value: unknown, isProse: boolean): FieldValue {
  if (typeof value === 'boolean') return value
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value)
  if (typeof value === 'string') return fieldText(value, isProse)
  // Under the name of a note, a text inside is prose.
  const name = isProse ? 'note' : 'value'
  const { shown } = stripped({ resourceType: '', [name]: value }, { marks: true })
  return cut(JSON.stringify(shown[name]) ?? '', valueLength)
}

function shownValues(values: readonly unknown[], expression: string): FieldValue[] {
  const isProse = proseElements.test(expression)
  const shown = values.slice(0, maxValues).map((value) => shownValue(value, isProse))
  const more = values.length - shown.length
  return more > 0 ? [...shown, `… and ${more} more`] : shown
}

/**
 * Pure: what `expressions` (FHIRPath) give on a record, within `maxTokens`. `leftOut` names those that could not be
 * evaluated on it, or whose values did not fit.
 */
export function toFields(
  resource: AnyResource,
  expressions: readonly string[],
  evaluate: Evaluate,
  maxTokens = Number.POSITIVE_INFINITY,
): FieldsOfRecord {
  const results = evaluate(resource)
  const versionId = versionOf(resource)
  const head = { reference: `${resource.resourceType}/${resource.id ?? ''}`, ...(versionId && { versionId }) }
  const found = expressions.map((expression, index) => {
    const values = results[index]
    const shown = values && shownValues(values, expression)
    return { expression, shown, tokens: estimateTokens({ [expression]: shown ?? [] }) }
  })
  // Those that are left out are named, which takes some room too.
  let spare = maxTokens - estimateTokens(head) - 20
  const fields: [string, FieldValue[]][] = []
  const leftOut: string[] = []
  for (const { expression, shown, tokens } of found) {
    if (shown?.length === 0) continue
    const fits = shown !== undefined && tokens <= spare
    spare -= fits ? tokens : 20
    if (fits) fields.push([expression, shown])
    else leftOut.push(capped(expression, namedLength))
  }
  return { ...head, fields: Object.fromEntries(fields), ...(leftOut.length > 0 && { leftOut }) }
}
