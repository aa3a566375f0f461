import type { AnyResource } from '@repo/fhir'
import type { Json } from '../datatypes.ts'

/** What a row may look up beside its own record. */
export interface RowContext {
  /** A record that was released too, by its `Type/id`. */
  resolve?(reference: string): AnyResource | undefined
}

/** What one column of a row says. */
export type Said = string | readonly string[] | undefined

/** The columns of one type, in the order in which they are shown. They never throw, whatever the record holds. */
export type RowShape = Readonly<Record<string, (record: Json, context: RowContext) => Said>>

/** A count of items in words; nothing for none. */
export function counted(count: number, what: string): string | undefined {
  return count === 0 ? undefined : `${count} ${what}${count === 1 ? '' : 's'}`
}

/** Said of a record that is no longer in use; the ordinary case needs no word. */
export function inactive({ active }: Json): string | undefined {
  return active === false ? 'false' : undefined
}
