import type { AnyResource } from '@repo/fhir'
import { choice, choiceKey, each, name, reference, when } from '../datatypes.ts'
import { code, concept } from './concepts.ts'
import type { Said } from './shape.ts'
import { anyValue, choiceValue, notes } from './values.ts'

// In the order in which they say most about when it happened, what it is, whose it is.
const dates = [
  'effective',
  'onset',
  'performed',
  'occurrence',
  'occurred',
  'period',
  'serviced',
  'billablePeriod',
  'servicePeriod',
  'started',
  'authoredOn',
  'authored',
  'dateTime',
  'start',
  'issued',
  'recordedDate',
  'identified',
  'date',
  'created',
  'recorded',
  'sent',
]
const whats = [
  'code',
  'title',
  'type',
  'event',
  'reasonCode',
  'description',
  'serviceType',
  'scope',
  'procedureCode',
  'category',
  'class',
]
const subjects = ['subject', 'patient', 'beneficiary', 'for', 'individual', 'owner']
const common = new Set(['name', 'value', 'status', 'clinicalStatus', 'note'])
/** Of these a row says nothing, or says it elsewhere. */
const unsaid = new Set(['id', 'meta', 'implicitRules', 'language', 'identifier', 'contact', 'telecom', 'useContext'])

const maxFurther = 6
const maxItems = 3

function firstSaid<T>(elements: readonly string[], say: (element: string) => T | undefined): [string, T] | [] {
  for (const element of elements) {
    const said = say(element)
    if (said !== undefined) return [element, said]
  }
  return []
}

function dateIn(record: AnyResource): [string, string] | [] {
  return firstSaid(dates, (element) => when(choice(record, element)))
}

/** When a record of such a type was. */
export function derivedDate(record: AnyResource): string | undefined {
  return dateIn(record)[1]
}

/**
 * Columns for a type of which nobody decided what its rows say: what R4's types have in common, and then the first of
 * the elements that R4 counts to the summary of that type (elementdefinition.html#ElementDefinition.isSummary).
 */
export function derivedColumns(record: AnyResource, summary: readonly string[]): Record<string, Said> {
  const [dated, date] = dateIn(record)
  const [named, what] = firstSaid(whats, (element) => anyValue([choice(record, element)].flat()[0]))
  const [about, subject] = firstSaid(subjects, (element) => reference(record[element]))
  const said = new Set([dated, named, about])
  const further = summary
    .filter((element) => !said.has(element) && !common.has(element) && !unsaid.has(element))
    .map((element) => [element, anyColumn(record, element)] as const)
    .filter(([, column]) => column.length > 0)
  return {
    date,
    what,
    name: name(record.name),
    value: choiceValue(record, 'value'),
    status: code(record.status) ?? code(record.clinicalStatus),
    subject,
    ...Object.fromEntries(further.slice(0, maxFurther)),
    note: notes(record.note),
  }
}

function anyColumn(record: AnyResource, element: string): string[] {
  const key = choiceKey(record, element)
  return key === undefined
    ? each(record[element], anyValue).slice(0, maxItems)
    : each(choiceValue(record, element), concept)
}
