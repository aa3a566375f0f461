import type { TrailFilter, TrailScope } from '@repo/audit/trail'

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

/** Conditions on `audit.event e` that all hold, and the values that they name as `$1`, `$2` … */
export interface Conditions {
  readonly all: readonly string[]
  readonly values: readonly unknown[]
  /** The conditions find the rows by an index that does not bring them in order. */
  readonly unordered: boolean
}

/** One condition more. */
export function also(conditions: Conditions, sql: (...names: string[]) => string, ...values: unknown[]): Conditions {
  const names = values.map((_, index) => `$${conditions.values.length + index + 1}`)
  return { ...conditions, all: [...conditions.all, sql(...names)], values: [...conditions.values, ...values] }
}

/** Whose patients the scope and the filter name. */
export function soughtPatients({ scope, filter }: Selection): { platform: string; references: readonly string[] }[] {
  const ofScope = scope.kind === 'patient' ? [{ platform: scope.platform, references: scope.patients }] : []
  const { patient } = filter
  return [...ofScope, ...(patient ? [{ platform: patient.platform, references: [patient.reference] }] : [])]
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

/**
 * The rows of a selection. The tenant is `$1`. `patients`: what `soughtPatients` names, with their blind indexes. A
 * filter is a condition beside the scope's, so it can only narrow it.
 */
export function conditionsOf({ tenant, scope, filter }: Selection, patients: readonly SoughtPatients[]): Conditions {
  const principals = scope.kind === 'person' ? scope.principalIds : []
  let found: Conditions = { all: [], values: [], unordered: patients.length > 0 || principals.length > 1 }
  const add = (sql: (...names: string[]) => string, ...values: unknown[]) => {
    found = also(found, sql, ...values)
  }
  add((name) => `e.tenant = ${name}`, tenant)
  for (const { platform, references, indexes } of patients) {
    add(
      (ofPlatform, sealed, plain) => `e.platform = ${ofPlatform}
        and (e.patient_index && ${sealed}::bytea[] or e.patients && ${plain}::text[])`,
      platform,
      indexes,
      references,
    )
  }
  const [principal] = principals
  if (principals.length > 1) add((names) => `e.principal_id = any(${names}::text[])`, principals)
  else if (scope.kind === 'person') add((name) => `e.principal_id = ${name}`, principal)
  for (const [name, column] of Object.entries(columns)) {
    const value = filter[name as keyof typeof columns]
    if (value !== undefined) add((named) => `${column} = ${named}`, value)
  }
  if (filter.breakGlass !== undefined) add(() => (filter.breakGlass ? 'e.break_glass' : 'e.break_glass is not true'))
  if (filter.outcome !== undefined && filter.outcome !== '0') add(() => 'e.outcome <> 0')
  if (filter.from !== undefined) add((name) => `e.recorded >= ${name}::timestamptz`, filter.from)
  if (filter.to !== undefined) add((name) => `e.recorded < ${name}::timestamptz`, filter.to)
  return found
}
