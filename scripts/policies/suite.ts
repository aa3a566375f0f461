/** The people of the generated suites. `nobody` has a role that no rule names. */
const people = {
  patient: { role: 'patient', fhirUser: 'Patient/1', patients: ['Patient/1'], purpose: 'PATRQT' },
  stranger: { role: 'patient', fhirUser: 'Patient/2', patients: ['Patient/2'], purpose: 'PATRQT' },
  guardian: { role: 'related_person', fhirUser: 'RelatedPerson/9', patients: ['Patient/1'], purpose: 'FAMRQT' },
  practitioner: { role: 'practitioner', fhirUser: 'Practitioner/3', patients: [], purpose: 'TREAT' },
  administrator: { role: 'administrator', fhirUser: 'Practitioner/4', patients: [], purpose: 'HOPERAT' },
  auditor: { role: 'auditor', fhirUser: 'Practitioner/6', patients: [], purpose: 'HCOMPL' },
  service: { role: 'service', fhirUser: 'Device/8', patients: [], purpose: 'HOPERAT' },
  nobody: { role: 'none', fhirUser: 'Practitioner/5', patients: [], purpose: 'TREAT' },
}
export type Person = keyof typeof people
export type Stage = 'request' | 'criterion' | 'record'

export const everybody = Object.keys(people) as Person[]

/** What the platform and this deployment granted a person; every letter on every type unless it is said, at user level or, for a service, system level. */
export interface Granted {
  level?: 'user' | 'patient' | 'system'
  permissions?: string
  /** The filter of every scope; none unless it is said. */
  filter?: string
  launchPatient?: string
  /** That of the person's role unless it is said. */
  purpose?: string
  clearances?: readonly string[]
  readOnly?: boolean
  breakGlass?: readonly string[]
}

export function renderPrincipal(person: Person, granted: Granted = {}): string {
  const { level = person === 'service' ? 'system' : 'user', permissions = 'cruds', launchPatient = '' } = granted
  const { role, fhirUser, patients } = people[person]
  const { purpose = people[person].purpose, clearances = [], readOnly = false, filter = '' } = granted
  const { breakGlass = [] } = granted
  const attr = {
    tenant: 'acme',
    platform: 'default',
    fhirUser,
    patients,
    launchPatient,
    scopes: [{ level, resourceType: '*', permissions, filter }],
    purpose,
    clearances,
    organizations: [],
    organizationRequired: false,
    readOnly,
    breakGlass,
    agent: 'agent',
  }
  return JSON.stringify({ id: person, roles: [role], attr })
}

/** What else is known of a record. */
export interface RecordFacts {
  /** The filters of scopes that it meets. */
  filters?: readonly string[]
  consent?: 'permit' | 'deny' | 'none'
  /** Whether it stays within the principal's panel; so unless it is said. */
  inPanel?: boolean
}

export function renderResource(
  type: string,
  stage: Stage,
  patients: readonly string[],
  labels: readonly string[] = [],
  facts: RecordFacts = {},
): string {
  const reference = stage === 'criterion' ? '' : `${type}/7`
  const { filters = [], consent = 'none', inPanel = true } = facts
  const place = { tenant: 'acme', platform: 'default' }
  const known = { labels, operation: '', inPanel, organizations: [], filters, consent }
  const attr = { stage, type, ...place, reference, patients, ...known }
  return JSON.stringify({ kind: 'fhir', id: '0', attr })
}

/** What a principal may do with a resource. Every other action of the test's input is expected to be denied. */
export function renderExpectation(principal: string, resource: string, allowed: readonly string[]): string {
  const actions = Object.fromEntries(allowed.map((action) => [action, 'EFFECT_ALLOW']))
  return `      - ${JSON.stringify({ principal, resource, actions })}`
}

export function renderDenialBy(rule: string, principal: string, resource: string, action: string): string {
  const output = { action, expected: [{ src: `resource.fhir.vdefault#${rule}`, val: 'EFFECT_DENY' }] }
  return `      - ${JSON.stringify({ principal, resource, actions: { [action]: 'EFFECT_DENY' }, outputs: [output] })}`
}

export interface Test {
  name: string
  principals: readonly string[]
  resources: readonly string[]
  actions: readonly string[]
  expectations: readonly string[]
}

function renderTest({ name, expectations, ...input }: Test): string {
  const { principals, resources, actions } = input
  return [
    `  - name: ${name}`,
    `    input: ${JSON.stringify({ principals, resources, actions })}`,
    ...(expectations.length > 0 ? ['    expected:', ...expectations] : []),
  ].join('\n')
}

/** One file of tests for `cerbos compile`; principals and resources by name, each already rendered. */
export function renderSuite(
  header: string,
  name: string,
  parts: { principals: Record<string, string>; resources: Record<string, string>; tests: readonly Test[] },
): string {
  const entries = (named: Record<string, string>) => Object.entries(named).map(([key, value]) => `  ${key}: ${value}`)
  return [
    header,
    `name: ${name}`,
    'options: { strictEvaluation: true }',
    'principals:',
    ...entries(parts.principals),
    'resources:',
    ...entries(parts.resources),
    'tests:',
    ...parts.tests.map(renderTest),
    '',
  ].join('\n')
}
