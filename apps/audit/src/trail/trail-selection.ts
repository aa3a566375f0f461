import type { TrailFilter, TrailScope } from '@repo/audit/trail'
import { isTold, isToldOfPatients } from './persons-view.ts'

/** Patients of one platform, as a row may name them: by blind index, or in plain where it is older than sealing. */
export interface SoughtPatients {
  platform: string
  references: readonly string[]
  indexes: readonly Uint8Array[]
}

export interface Selection {
  tenant: string
  scope: TrailScope
  filter: TrailFilter
}

/** Conditions on `e`, a row of `audit.event`, that all hold, and the values that they name as `$1`, `$2` … */
export interface Conditions {
  /** Tenant (`$1`) and time: an index brings these rows in order. */
  readonly bounds: readonly string[]
  /** When the rows arrived: leaves out the partitions of other months. */
  readonly arrival: readonly string[]
  /** What finds the rows by an index that does not bring them in order. */
  readonly finding: readonly string[]
  readonly others: readonly string[]
  readonly values: readonly unknown[]
}

/** One condition more. `sql` is given the names of the values. */
export function also(
  conditions: Conditions,
  kind: 'bounds' | 'arrival' | 'finding' | 'others',
  sql: (...names: string[]) => string,
  ...values: unknown[]
): Conditions {
  const names = values.map((_, index) => `$${conditions.values.length + index + 1}`)
  const all = [...conditions.values, ...values]
  return { ...conditions, [kind]: [...conditions[kind], sql(...names)], values: all }
}

/** What the conditions and the counts of a summary look at. */
export const narrow = `e.recorded, e.seq, e.received, e.tenant, e.platform, e.principal_id, e.agent, e.resource_type, e.interaction, e.event,
  e.phase, e.outcome, e.code, e.decision, e.withheld, e.break_glass, e.patients, e.patient_index`

/**
 * Where the rows are looked for. What finds them is asked alone (`offset 0` keeps the rest out of it): the planner does not
 * know how rare a patient is, and would walk all rows in order or read other indexes whole.
 */
export function sourceOf({ finding, arrival }: Conditions, ...more: string[]): string {
  if (finding.length === 0) return 'audit.event e'
  return `(select ${narrow} from audit.event e where ${[...finding, ...arrival, ...more].join(' and ')} offset 0) e`
}

/** What the rows of the source must hold. */
export function whereOf({ bounds, arrival, others }: Conditions): string {
  return [...bounds, ...arrival, ...others].join(' and ')
}

/** Whose patients the scope and the filter name. */
export function soughtPatients({ scope, filter }: Selection): { platform: string; references: readonly string[] }[] {
  const ofScope = scope.kind === 'patient' ? [{ platform: scope.platform, references: scope.patients }] : []
  const { patient } = filter
  return [...ofScope, ...(patient ? [{ platform: patient.platform, references: [patient.reference] }] : [])]
}

/** Whether somebody else was concerned by an access to one's own records too, a patient is not told, so not found either. */
function isBeyond({ scope, filter: { patient } }: Selection): boolean {
  if (scope.kind !== 'patient' || patient === undefined) return false
  return patient.platform !== scope.platform || !scope.patients.includes(patient.reference)
}

const columns = {
  principalId: 'e.principal_id',
  clientId: `e.agent ->> 'clientId'`,
  platform: 'e.platform',
  resourceType: 'e.resource_type',
  event: 'e.event',
  outcome: 'e.outcome',
  phase: 'e.phase',
} as const satisfies Partial<Record<keyof TrailFilter, string>>

/** Of all other events there are few among these. */
const frequent: readonly TrailFilter['event'][] = ['tool-call', 'rest-call']

/**
 * The rows of a selection. `patients`: what `soughtPatients` names, with their blind indexes. A filter is a condition
 * beside the scope's, so it can only narrow it.
 */
export function conditionsOf(selection: Selection, patients: readonly SoughtPatients[]): Conditions {
  const { tenant, scope, filter } = selection
  let found: Conditions = { bounds: [], arrival: [], finding: [], others: [], values: [] }
  const add = (...[kind, sql, ...values]: Parameters<typeof also> extends [unknown, ...infer Rest] ? Rest : never) => {
    found = also(found, kind, sql, ...values)
  }
  add('bounds', (name) => `e.tenant = ${name}`, tenant)
  if (filter.from !== undefined) {
    add('bounds', (name) => `e.recorded >= ${name}::timestamptz`, filter.from)
    // A row arrives after it was recorded; the day is for clocks that differ.
    add('arrival', (name) => `e.received >= ${name}::timestamptz - interval '1 day'`, filter.from)
  }
  if (filter.to !== undefined) add('bounds', (name) => `e.recorded < ${name}::timestamptz`, filter.to)
  for (const { platform, references, indexes } of patients) {
    // The words of a partial index again.
    const named = (sealed = '', plain = '') =>
      `(e.patient_index && ${sealed}::bytea[] or e.patients && ${plain}::text[] and e.patients <> '{}')`
    add('finding', named, indexes, references)
    add('others', (name) => `e.platform = ${name}`, platform)
  }
  if (isBeyond(selection)) add('others', () => 'false')
  if (scope.kind === 'patient') {
    add('others', (name) => `(e.principal_id <> ${name} or ${isToldOfPatients})`, scope.asker)
  }
  if (scope.kind === 'person') {
    const isOne = scope.principalIds.length === 1
    const ids = isOne ? scope.principalIds[0] : scope.principalIds
    add(isOne ? 'others' : 'finding', (name) => `e.principal_id = ${isOne ? name : `any(${name}::text[])`}`, ids)
    if (filter.patient !== undefined || filter.breakGlass !== undefined) add('others', () => isTold)
  }
  for (const [name, column] of Object.entries(columns)) {
    const value = filter[name as keyof typeof columns]
    if (value !== undefined) add('others', (named) => `${column} = ${named}`, value)
  }
  // The words of a partial index, which a value alone does not imply.
  if (filter.outcome !== undefined && filter.outcome !== '0') add('others', () => 'e.outcome <> 0')
  if (filter.event !== undefined && !frequent.includes(filter.event)) {
    add('others', () => frequent.map((event) => `e.event <> '${event}'`).join(' and '))
  }
  if (filter.breakGlass !== undefined) add('others', () => `e.break_glass${filter.breakGlass ? '' : ' is not true'}`)
  return found
}
