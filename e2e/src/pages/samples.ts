import { connectionsPage } from '../../../apps/mcp/src/pages/connections/connections-page.ts'
import type {
  AgentView,
  ConnectionsView,
  LinkedAgentView,
  PlatformView,
} from '../../../apps/mcp/src/pages/connections/connections-view.ts'
import { readListQuery } from '../../../apps/mcp/src/pages/connections/list-query.ts'
import type { Html } from '../../../apps/mcp/src/pages/layout.ts'

const kinds = [
  'Regional Health',
  'Children’s Hospital',
  'Blue Cross',
  'Family Practice',
  'Veterans Clinic',
  'Laboratory',
]
const places = ['Northfield', 'Lakeside', 'Saint-Étienne', 'Riverbend', 'Oak Valley', 'Harbour', 'Hill Country']
const places2 = ['Springdale', 'Westgate', 'Eastview', 'Pine Ridge', 'Bay Area']

/** As many platforms as a large installation has, with the path lengths of real ones. */
const many: PlatformView[] = [...places, ...places2].flatMap((place, row) =>
  kinds.map((kind, column) => {
    const id = `platform-${row * kinds.length + column}`
    const fhirBaseUrl = `https://fhir.${id}.example/interconnect/api/FHIR/R4/a-rather-long-tenant-name-${id}`
    return {
      platform: {
        id,
        name: `${place} ${kind}`,
        fhirBaseUrl,
        auth: column === 5 && row % 4 === 0 ? 'backend' : 'smart',
      },
      roles: [],
      missing: [],
    }
  }),
)

const scope =
  'openid fhirUser launch/patient offline_access patient/Observation.rs?category=http://terminology.hl7.org/CodeSystem/observation-category|laboratory patient/Condition.rs patient/AllergyIntolerance.rs patient/MedicationRequest.rs patient/Immunization.rs patient/DocumentReference.cruds patient/DeviceUseStatement.r x-vendor/special'

function connected(view: PlatformView, state: 'connected' | 'expired', missing: string[]): PlatformView {
  return {
    ...view,
    roles: ['patient'],
    missing,
    facts: {
      platform: view.platform.id,
      fhirBaseUrl: view.platform.fhirBaseUrl,
      state,
      subject: 'issuer|subject',
      fhirUser: 'Patient/example-1',
      name: 'Alex Example',
      launchPatient: 'Patient/example-1',
      scopes: [],
      scope,
      requestedScope: [scope, ...missing].join(' '),
      connectedAt: '2026-11-23T05:16:21.000Z',
    },
  }
}

const agents: AgentView[] = [
  {
    grantId: 'grant-1',
    clientId: 'https://agent.example/client.json',
    clientName: 'Example assistant',
    since: '2026-11-02T09:30:00.000Z',
    scopes: ['fhir:read', 'fhir:write'],
  },
  {
    grantId: 'grant-2',
    clientId: 'registered',
    clientName: `A client that gave itself a name of ${'very '.repeat(12)}many words`,
    since: '2026-11-20T16:05:00.000Z',
    scopes: ['fhir:read'],
  },
]

const linkedAgents: LinkedAgentView[] = [
  {
    id: 'linked-1',
    clientId: 'https://agent.example/client.json',
    clientName: 'Example assistant',
    since: '2026-11-21T07:45:00.000Z',
    platformName: 'Example Hospital',
  },
]

const own: PlatformView = {
  platform: { id: 'default', name: 'Example Hospital', fhirBaseUrl: 'https://fhir.example/r4', auth: 'smart' },
  roles: [],
  missing: [],
}

export const publicUrl = 'https://records.example'

const view = (changes: Partial<ConnectionsView>, address = ''): Html =>
  connectionsPage({
    publicUrl,
    signedIn: (changes.platforms ?? []).some(({ facts }) => facts),
    platforms: [own],
    agents: [],
    linkedAgents: [],
    query: readListQuery(new URLSearchParams(address)),
    ...changes,
  })

const [first, second, third] = many
const mixed = [first, second, third].flatMap((platform) => platform ?? [])
const large = many.map((platform, index) => {
  if (index === 4) return connected(platform, 'connected', ['patient/Procedure.rs', 'patient/Appointment.cud'])
  return index === 9 ? connected(platform, 'expired', []) : platform
})

/** The first page in each of its states; of the many it answers the query that its address has. */
export const connectionSamples: Record<string, (address: string) => Html> = {
  'first-signed-out': () => view({}),
  'first-signed-out-some': () => view({ platforms: [own, ...mixed] }),
  'first-signed-in': () => view({ platforms: [connected(own, 'connected', [])], agents }),
  'first-expired': () => view({ platforms: [connected(own, 'expired', []), ...mixed], agents: agents.slice(0, 1) }),
  'first-many-signed-out': (address) => view({ platforms: many }, address),
  'first-many': (address) => view({ platforms: large, agents, linkedAgents }, address),
}
