import {
  choice,
  choiceKey,
  each,
  isObject,
  type Json,
  joined,
  money,
  objectsOf,
  quantity,
  reference,
  when,
} from '../datatypes.ts'
import { plain, prose, token } from '../text.ts'
import { concept } from './concepts.ts'

/** Any value of a datatype in a few words. */
export function anyValue(value: unknown): string | undefined {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (!isObject(value)) return plain(value)
  const { low, high, numerator, denominator } = value
  if (value.reference !== undefined) return reference(value)
  if (low || high) return range(value)
  if (numerator || denominator) return [quantity(numerator) ?? '', quantity(denominator) ?? ''].join(' / ')
  return money(value) ?? quantity(value) ?? concept(value) ?? when(value) ?? reference(value)
}

/** A choice element in a few words. What it holds as a string, somebody may have written freely. */
export function choiceValue(node: Json, element: string): string | undefined {
  const key = choiceKey(node, element)
  return key && /String$|Markdown$/.test(key) ? prose(node[key]) : anyValue(choice(node, element))
}

export function range({ low, high }: Json): string | undefined {
  const [from, to] = [quantity(low), quantity(high)]
  if (from && to) return `${from} – ${to}`
  if (from) return `≥ ${from}`
  return to && `≤ ${to}`
}

/** What people noted: the first Annotation, and how many more there are. */
export function notes(value: unknown): string | undefined {
  const texts = objectsOf(value).flatMap(({ text }) => prose(text) ?? [])
  return texts.length > 1 ? `${texts[0]} and ${texts.length - 1} more` : texts[0]
}

function repetition(value: unknown): string | undefined {
  if (!isObject(value)) return undefined
  const count = joined([
    token(String(value.frequency ?? 1)),
    value.frequencyMax ? `to ${token(String(value.frequencyMax))}` : undefined,
  ])
  const every =
    value.period === undefined
      ? undefined
      : `${count} per ${joined([token(String(value.period)), token(value.periodUnit)])}`
  return joined([every, ...[value.when, value.dayOfWeek, value.timeOfDay].map((item) => each(item, token).join(', '))])
}

/** How often: Timing (R4 datatypes.html#Timing). */
export function timing(value: unknown): string | undefined {
  if (!isObject(value)) return undefined
  return concept(value.code) ?? repetition(value.repeat) ?? each(value.event, token)[0]
}

function asNeeded(dosage: Json): string | undefined {
  const reason = choice(dosage, 'asNeeded')
  if (reason === true) return 'as needed'
  const said = isObject(reason) ? concept(reason) : undefined
  return said && `as needed for ${said}`
}

/** A Dosage as its text says, else as its parts say. */
export function dosage(value: unknown): string | undefined {
  if (!isObject(value)) return undefined
  const text = prose(value.text) ?? prose(value.patientInstruction)
  if (text) return text
  const [amount = value] = objectsOf(value.doseAndRate)
  const parts = [anyValue(choice(amount, 'dose')), anyValue(choice(amount, 'rate')), concept(value.route)]
  return joined([...parts, timing(value.timing), asNeeded(value)], ', ')
}
