import { type Interaction, interactions, isLogicalId } from '@repo/fhir/vocabulary'
import * as z from 'zod'
import { AuditError } from './audit-error.ts'

/** The version that is written. Version 1, which lacks the fields named in {@link addedInVersion2}, is read too. */
export const auditRecordVersion = 2

const addedInVersion2 = ['breakGlass', 'reason', 'address', 'rows'] as const

/**
 * Bounded text that any column can hold: Postgres stores no NUL, and its jsonb refuses a lone surrogate. Without control
 * characters, a UTF-16 unit is at most three bytes of JSON, which bounds the message (see the producer).
 */
const text = (maxLength: number) =>
  z
    .string()
    .max(maxLength)
    .regex(/^[^\p{Cc}\p{Cs}]+$/u)

const logicalId = z.string().refine(isLogicalId)
const resourceType = z.string().regex(/^[A-Z][A-Za-z]{0,63}$/)

const isReferenceTo = (type: RegExp) => (value: string) => {
  const [head = '', id = '', ...rest] = value.split('/')
  return rest.length === 0 && type.test(head) && isLogicalId(id)
}
const reference = z.string().refine(isReferenceTo(/^[A-Z][A-Za-z]{0,63}$/))
const patientReference = z.string().refine(isReferenceTo(/^Patient$/))

const interaction = z.custom<Interaction>((value) => typeof value === 'string' && Object.hasOwn(interactions, value))

const decision = z.strictObject({
  effect: z.enum(['allow', 'deny']),
  rule: text(256).exactOptional(),
  /** Several, separated by spaces, where one answer took several questions. */
  cerbosCallId: text(512),
  policyVersion: text(128),
  /** The rules that withheld records which were found, each once; `no-grant` where no rule allows one. */
  withheldBy: z.array(text(256)).min(1).max(8).exactOptional(),
})

const agent = z.strictObject({
  /** Opaque; `unknown` where nobody was identified, as in a sign-in that was refused or failed. */
  principalId: text(256),
  fhirUser: text(512).exactOptional(),
  roles: z.array(text(64)).max(32),
  purpose: text(64).exactOptional(),
  clientId: text(512).exactOptional(),
  clientName: text(256).exactOptional(),
})

/** What happened. `sign-in` to `break-glass` have no interaction with a platform's records. */
export const auditEvents = [
  'tool-call',
  'rest-call',
  'refusal',
  'sign-in',
  'sign-out',
  'consent',
  'connection',
  'refresh-failure',
  'break-glass',
  'trail-read',
  'trail-export',
] as const

/**
 * One access, as it travels on the queue: who asked for what, what policy said, which records were shown. It names
 * records and never holds their content. Strict: an unknown field is refused, so that content cannot ride along.
 */
const fields = z.strictObject({
  version: z.union([z.literal(1), z.literal(auditRecordVersion)]),
  /** Unique per tenant; a second delivery of the same id is the same record. */
  id: z.uuid(),
  /** RFC 3339 instant of the access. */
  recorded: z.iso.datetime({ offset: true }).max(40),
  /** Groups the attempt and the outcome of one call, and the parts of a split record. */
  requestId: text(64),
  tenant: text(128),
  platform: text(64),
  /** A write has both, a read only an outcome. */
  phase: z.enum(['attempt', 'outcome']),
  event: z.enum(auditEvents),
  /** MCP tool name. */
  tool: text(64).exactOptional(),
  transport: z.enum(['mcp', 'sse', 'rest', 'browser']),
  interaction: interaction.exactOptional(),
  resourceType: resourceType.exactOptional(),
  resourceId: logicalId.exactOptional(),
  versionId: logicalId.exactOptional(),
  /** `Patient/id` of the patients concerned, asked for or found. */
  patients: z.array(patientReference).max(1_000),
  /** `Type/id` of the records shown. */
  disclosed: z.array(reference).max(10_000),
  /** Path and query as sent to the platform, hence ASCII (RFC 3986 §2). */
  query: z
    .string()
    .max(8_192)
    .regex(/^[\x21-\x7e]+$/)
    .exactOptional(),
  /** AuditEvent.outcome: success, minor, serious, major failure. */
  outcome: z.enum(['0', '4', '8', '12']),
  /** Our failure code, such as `authz/denied`. */
  code: text(64).exactOptional(),
  decision: decision.exactOptional(),
  agent,
  durationMs: z.int32().nonnegative().exactOptional(),
  /** Policy withheld something that was found. */
  withheld: z.boolean().exactOptional(),
  /** The access was under a break-glass grant. */
  breakGlass: z.boolean().exactOptional(),
  /** Why the person broke the glass, in their own words. Sealed at rest. */
  reason: text(500).exactOptional(),
  /** The network address that the request came from (IPv4 or IPv6 text). Sealed at rest. */
  address: text(64).exactOptional(),
  /** Rows of the trail that were shown or exported. */
  rows: z.int32().nonnegative().exactOptional(),
})

export const auditRecord = fields.superRefine((record, context) => {
  if (record.version !== 1) return
  for (const name of addedInVersion2.filter((each) => Object.hasOwn(record, each))) {
    context.addIssue({ code: 'unrecognized_keys', keys: [name], input: record })
  }
})

export type AuditRecord = z.output<typeof fields>

/**
 * Reads a queue message as an audit record.
 *
 * @throws AuditError `audit/malformed`, naming the fields at fault and never their values.
 */
export function parseAuditMessage(message: unknown): AuditRecord {
  const parsed = auditRecord.safeParse(message)
  if (parsed.success) return parsed.data
  const faults = parsed.error.issues.slice(0, 5).map(({ path, code }) => `${path.join('.') || 'record'} ${code}`)
  throw new AuditError('audit/malformed', { detail: faults.join(', ') })
}
