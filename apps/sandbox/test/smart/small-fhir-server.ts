import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Resource } from '@medplum/fhirtypes'
import { type Authenticate, isRefusal } from '../../src/fhir/access.ts'

const person = (resourceType: string, id: string, text: string, more: object = {}) =>
  ({ resourceType, id, name: [{ text }], ...more }) as Resource

const laboratory = [
  { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/observation-category', code: 'laboratory' }] },
]
const vitalSigns = [
  { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/observation-category', code: 'vital-signs' }] },
]
const observation = (id: string, patient: string, category: object) =>
  ({
    resourceType: 'Observation',
    id,
    status: 'final',
    code: {},
    category,
    subject: { reference: `Patient/${patient}` },
  }) as Resource

const taskFor = (id: string, reference: string) =>
  ({ resourceType: 'Task', id, status: 'requested', intent: 'order', for: { reference } }) as Resource
const binary = (id: string, patient?: string): Resource => ({
  resourceType: 'Binary',
  id,
  contentType: 'text/plain',
  ...(patient !== undefined && { securityContext: { reference: `Patient/${patient}` } }),
})

/** A handful of synthetic records of two patients. */
export const smallRecords: Resource[] = [
  person('Patient', 'patient-1', 'Ada Sample', { birthDate: '1980-02-03' }),
  person('Patient', 'patient-2', 'Bo Sample <script>'),
  person('RelatedPerson', 'guardian-1', 'Gil Sample', { patient: { reference: 'Patient/patient-2' } }),
  person('Practitioner', 'prac-1', 'Dr Pia Sample'),
  person('Practitioner', 'prac-2', 'Dr Per Sample'),
  person('Practitioner', 'admin-1', 'Alex Sample'),
  person('Practitioner', 'auditor-1', 'Ulla Sample'),
  { resourceType: 'Organization', id: 'org-1', name: 'Sample Clinic' },
  taskFor('task-1', 'Patient/patient-1'),
  taskFor('task-2', 'http://fhir.example/Patient/patient-2/_history/1'),
  binary('binary-1', 'patient-1'),
  binary('binary-2', 'patient-2'),
  binary('binary-0'),
  observation('obs-1', 'patient-1', laboratory),
  observation('obs-1v', 'patient-1', vitalSigns),
  observation('obs-2', 'patient-2', laboratory),
  {
    resourceType: 'Encounter',
    id: 'enc-1',
    status: 'finished',
    class: {},
    subject: { reference: 'Patient/patient-1' },
  } as Resource,
]

/** A FHIR server just large enough to show what `authenticate` lets through: read, search by type and name, writes. */
export async function startSmallFhirServer(authenticate: () => Authenticate, port = 0) {
  const http = createServer(async (request, response) => {
    const send = (status: number, body: object, headers = {}) =>
      response.writeHead(status, { 'content-type': 'application/fhir+json', ...headers }).end(JSON.stringify(body))
    const access = await authenticate()(request)
    if (isRefusal(access)) return send(access.status, { diagnostics: access.diagnostics }, access.headers)
    const url = new URL(request.url ?? '/', 'http://fhir')
    const [, , resourceType = '', id] = url.pathname.split('/')
    const ofType = smallRecords.filter((each) => each.resourceType === resourceType)
    const interaction = interactionOf(request.method, id)
    if (!access.allows(interaction, resourceType)) return send(403, {})
    if (id === undefined) {
      const name = url.searchParams.get('name')?.toLowerCase() ?? ''
      const found = ofType.filter(
        (each) => access.sees(each, interaction) && JSON.stringify(each).toLowerCase().includes(name),
      )
      return send(200, { resourceType: 'Bundle', entry: found.map((resource) => ({ resource })) })
    }
    const record = ofType.find((each) => each.id === id)
    return record && access.sees(record, interaction) ? send(200, record) : send(404, {})
  })
  await new Promise<void>((resolve) => http.listen(port, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}/fhir`
  return { url, close: () => new Promise<void>((resolve) => http.close(() => resolve()) && http.closeAllConnections()) }
}

function interactionOf(method: string | undefined, id: string | undefined): string {
  if (method === 'PUT') return 'update'
  if (method === 'DELETE') return 'delete'
  if (method === 'POST') return 'create'
  return id === undefined ? 'search-type' : 'read'
}
