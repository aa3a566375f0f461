import type { AuditRecord } from '../audit-record.ts'
import type { AuditEventAgent, CodeableConcept, Coding, Reference } from './audit-event.ts'
import { actReason, agentTypes, type EventCodes } from './event-codes.ts'
import type { AuditEventOptions } from './to-audit-events.ts'

const concept = (coding: Coding): CodeableConcept => ({ coding: [coding] })

/** Who an AuditEvent may name by a reference (R4 auditevent.html). */
const people = ['Practitioner', 'PractitionerRole', 'Patient', 'RelatedPerson', 'Organization', 'Device']

/** In a read the data flows from the server, in all else towards it (IHE BALP; a deletion has names of its own). */
function endpointTypes({ pattern, action }: EventCodes): { client: Coding; server: Coding } {
  if (pattern === 'Delete') return { client: agentTypes.application, server: agentTypes.custodian }
  if (action === 'R') return { client: agentTypes.destination, server: agentTypes.source }
  return { client: agentTypes.source, server: agentTypes.destination }
}

function endpoint(type: Coding, who: Reference, network: AuditEventAgent['network']): AuditEventAgent {
  return { type: concept(type), who, requestor: false, ...(network && { network }) }
}

/** Where there is no MCP client the browser asked, by way of the observer. */
function client(type: Coding, { agent, address }: AuditRecord, { observer }: AuditEventOptions): AuditEventAgent {
  const { clientId = observer, clientName } = agent
  const who = { identifier: { value: clientId }, ...(clientName && { display: clientName }) }
  return endpoint(type, who, address ? { address, type: '2' } : { address: observer, type: '5' })
}

function server(type: Coding, { platform }: AuditRecord, { fhirBaseUrl }: AuditEventOptions): AuditEventAgent {
  const base = fhirBaseUrl?.(platform)
  return endpoint(
    type,
    { identifier: { value: platform } },
    base ? { address: base, type: '5' } : { address: platform, type: '1' },
  )
}

/** v3-ActReason, with "break the glass" beside the purpose of a broken one, which is emergency treatment at least. */
function purposes({ agent, breakGlass }: AuditRecord): CodeableConcept[] {
  const purpose = agent.purpose ?? (breakGlass ? 'ETREAT' : undefined)
  return [...(purpose ? [purpose] : []), ...(breakGlass ? ['BTG'] : [])].map((code) => concept(actReason(code)))
}

function user(
  record: AuditRecord,
  { action, pattern }: EventCodes,
  { fhirBaseUrl }: AuditEventOptions,
): AuditEventAgent {
  const { principalId, fhirUser, roles } = record.agent
  const { rule, policyVersion } = record.decision ?? {}
  const isPerson = fhirUser !== undefined && people.includes(fhirUser.split('/')[0] ?? '')
  const base = fhirBaseUrl?.(record.platform)
  const purposeOfUse = purposes(record)
  const isAuthor = action === 'C' || action === 'U' || action === 'D'
  return {
    type: concept(isAuthor ? agentTypes.author : agentTypes.recipient),
    ...(roles.length > 0 && { role: roles.map((text) => ({ text })) }),
    who: {
      ...(isPerson && { reference: base ? `${base}/${fhirUser}` : fhirUser }),
      identifier: { value: principalId },
      ...(fhirUser && !isPerson && { display: fhirUser }),
    },
    requestor: true,
    // A deletion has none (IHE BALP).
    ...(rule && pattern !== 'Delete' && { policy: [`cerbos:${policyVersion}/${encodeURIComponent(rule)}`] }),
    ...(purposeOfUse.length > 0 && { purposeOfUse }),
  }
}

/** Client, server and the person. A sign-in is between the person and the platform, through the client. */
export function agentsOf(record: AuditRecord, codes: EventCodes, options: AuditEventOptions): AuditEventAgent[] {
  const types = endpointTypes(codes)
  return [client(types.client, record, options), server(types.server, record, options), user(record, codes, options)]
}
