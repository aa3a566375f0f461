import type { AuditEvent, AuditEventAgent, AuditEventEntity } from '@repo/audit/audit-event'

const dicom = 'http://dicom.nema.org/resources/ontology/DCM'
const entityType = 'http://terminology.hl7.org/CodeSystem/audit-entity-type'
const objectRole = 'http://terminology.hl7.org/CodeSystem/object-role'
const participation = 'http://terminology.hl7.org/CodeSystem/v3-ParticipationType'

interface Pattern {
  action: string
  subtypes: string[]
  client: [string, string]
  server: [string, string]
  user: string[]
  entityRole: string[]
}

const authors = ['AUT', 'INF', 'CST']
const records = ['4', '3', '20']
const towardsServer = { client: [dicom, '110153'], server: [dicom, '110152'] } satisfies Partial<Pattern>

/** What StructureDefinition/IHE.BasicAudit.* of BALP 1.1 fixes. */
const patterns: Readonly<Record<string, Pattern>> = {
  Create: { action: 'C', subtypes: ['create'], ...towardsServer, user: authors, entityRole: records },
  Update: { action: 'U', subtypes: ['update', 'patch'], ...towardsServer, user: authors, entityRole: records },
  Query: {
    action: 'E',
    subtypes: ['search', 'search-type', 'search-system'],
    ...towardsServer,
    user: ['IRCP'],
    entityRole: ['24'],
  },
  Read: {
    action: 'R',
    subtypes: ['read', 'vread'],
    client: [dicom, '110152'],
    server: [dicom, '110153'],
    user: ['IRCP'],
    entityRole: records,
  },
  Delete: {
    action: 'D',
    subtypes: ['delete'],
    client: [dicom, '110150'],
    server: ['http://terminology.hl7.org/CodeSystem/provenance-participant-type', 'custodian'],
    user: authors,
    entityRole: records,
  },
}

const ofType = (agents: readonly AuditEventAgent[], [system, code]: [string, string]) =>
  agents.filter(({ type }) => type.coding?.some((coding) => coding.system === system && coding.code === code))

const ofEntityType = (entities: readonly AuditEventEntity[], code: string) =>
  entities.filter(({ type }) => type.system === entityType && type.code === code)

function agentFaults(agents: readonly AuditEventAgent[], pattern: Pattern): string[] {
  const [clients, servers] = [ofType(agents, pattern.client), ofType(agents, pattern.server)]
  const users = pattern.user.flatMap((code) => ofType(agents, [participation, code]))
  const isDelete = pattern.action === 'D'
  return [
    ...(clients.length === 1 ? [] : ['agent:client 1..1']),
    ...(servers.length === 1 ? [] : ['agent:server 1..1']),
    ...[...clients, ...servers].flatMap(({ who, network }) => (who && network ? [] : ['who and network 1..1'])),
    ...(users.length <= 1 ? [] : ['agent:user 0..1']),
    ...users.flatMap(({ requestor, network }) => (requestor && !network ? [] : ['user: requestor true, network 0..0'])),
    ...(isDelete && agents.some(({ policy }) => policy) ? ['policy 0..0'] : []),
  ]
}

function entityFaults(entities: readonly AuditEventEntity[], pattern: Pattern, ofPatient: boolean): string[] {
  const requested = ofEntityType(entities, '2')
  const patients = ofEntityType(entities, '1')
  const [first] = requested
  const isQuery = pattern.entityRole.includes('24')
  const hasContent = isQuery ? first?.query && !first.what && !first.detail : first?.what && !first.query
  const requestIds = entities.filter(({ type }) => type.code === 'XrequestId')
  return [
    ...(requested.length === 1 && hasContent ? [] : ['entity:data or entity:query 1..1']),
    ...(first?.role?.system === objectRole && pattern.entityRole.includes(first.role.code) ? [] : ['its role']),
    ...(patients.length === (ofPatient ? 1 : 0) ? [] : ['entity:patient']),
    ...patients.flatMap(({ role, what }) =>
      role?.code === '1' && /(^|\/)Patient\/[^/]+$/.test(what?.reference ?? '') ? [] : ['what only Reference(Patient)'],
    ),
    ...(requestIds.length <= 1 && requestIds.every(({ what }) => what?.identifier?.value)
      ? []
      : ['entity:transaction']),
  ]
}

/** What keeps an AuditEvent from the BALP pattern that it claims in `meta.profile`. */
export function balpFaults(event: AuditEvent): string[] {
  const [, ofPatient, name = ''] = /IHE\.BasicAudit\.(Patient)?(\w+)$/.exec(event.meta?.profile[0] ?? '') ?? []
  const pattern = patterns[name]
  if (pattern === undefined) return ['claims no pattern']
  const subtypes = event.subtype?.filter(({ system }) => system === 'http://hl7.org/fhir/restful-interaction') ?? []
  return [
    ...(event.type.code === 'rest' ? [] : ['type rest']),
    ...(subtypes.some(({ code }) => pattern.subtypes.includes(code)) ? [] : ['subtype']),
    ...(event.action === pattern.action ? [] : ['action']),
    ...(event.outcome === '0' ? [] : ['outcome 0']),
    ...agentFaults(event.agent, pattern),
    ...entityFaults(event.entity, pattern, ofPatient !== undefined),
  ]
}
