import * as z from 'zod'
import { auditRecord } from '../audit-record.ts'

/** How many entries a page holds at most. */
export const maxTrailPage = 200

const { shape } = auditRecord
const patient = shape.patients.element
const instant = z.iso.datetime({ offset: true }).max(40)

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

/** The name of an IANA time zone. */
export const timeZone = z
  .string()
  .regex(/^[A-Za-z][\w+/-]{0,63}$/)
  .refine(isTimeZone, { error: 'is no IANA time zone' })

/**
 * Whose rows a reader may see. Policy has decided it; nothing in a filter widens it.
 * `patient`: rows that concern one of these patients (`Patient/id`) on this platform, cut down to what concerns them; of
 * accesses of the asker (a principal id) no more than the asker was told.
 * `person`: rows of the accesses of these principals. `tenant`: all rows of the tenant.
 */
export const trailScope = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('patient'),
    platform: shape.platform,
    patients: z.array(patient).min(1).max(50),
    asker: shape.agent.shape.principalId,
  }),
  z.strictObject({ kind: z.literal('person'), principalIds: z.array(shape.agent.shape.principalId).min(1).max(50) }),
  z.strictObject({ kind: z.literal('tenant') }),
])
export type TrailScope = z.output<typeof trailScope>

/** What is looked for within the scope; all that is named must hold. `from` is included, `to` is not (RFC 3339). */
export const trailFilter = z.strictObject({
  patient: z.strictObject({ platform: shape.platform, reference: patient }).exactOptional(),
  principalId: shape.agent.shape.principalId.exactOptional(),
  clientId: shape.agent.shape.clientId,
  platform: shape.platform.exactOptional(),
  resourceType: shape.resourceType,
  event: shape.event.exactOptional(),
  outcome: shape.outcome.exactOptional(),
  phase: shape.phase.exactOptional(),
  breakGlass: z.boolean().exactOptional(),
  from: instant.exactOptional(),
  to: instant.exactOptional(),
})
export type TrailFilter = z.output<typeof trailFilter>

const selection = { tenant: shape.tenant, scope: trailScope, filter: trailFilter }

/** One page: newest first. `cursor` is `next` of the page before, and belongs to its tenant, scope and filter. */
export const trailQuery = z.strictObject({
  ...selection,
  cursor: z
    .string()
    .regex(/^[\w-]{1,128}$/)
    .exactOptional(),
  limit: z.int().min(1).max(maxTrailPage),
})
export type TrailQuery = z.output<typeof trailQuery>

/**
 * A summary. Without `from` it begins 30 days before its end; without `to` it ends now. `zone` is the IANA time zone of
 * days and of hours out of work; UTC where it is not named.
 */
export const trailSummaryQuery = z.strictObject({ ...selection, zone: timeZone.exactOptional() })
export type TrailSummaryQuery = z.output<typeof trailSummaryQuery>
