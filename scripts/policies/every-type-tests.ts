import { interactions } from '../../packages/fhir/src/vocabulary.ts'
import type { ResourceClasses } from './resource-classes.ts'

/** The people of the generated suites. `nobody` has a role that no rule names. */
const people = {
  patient: { role: 'patient', fhirUser: 'Patient/1', patients: ['Patient/1'], purpose: 'PATRQT' },
  stranger: { role: 'patient', fhirUser: 'Patient/2', patients: ['Patient/2'], purpose: 'PATRQT' },
  guardian: { role: 'related_person', fhirUser: 'RelatedPerson/9', patients: ['Patient/1'], purpose: 'FAMRQT' },
  practitioner: { role: 'practitioner', fhirUser: 'Practitioner/3', patients: [], purpose: 'TREAT' },
  administrator: { role: 'administrator', fhirUser: 'Practitioner/4', patients: [], purpose: 'HOPERAT' },
  nobody: { role: 'none', fhirUser: 'Practitioner/5', patients: [], purpose: 'TREAT' },
}
type Person = keyof typeof people
type Stage = 'request' | 'record'

const reads = ['read', 'search-type']
const patientAuthored = ['Observation', 'QuestionnaireResponse', 'Communication', 'DocumentReference']

/** What each person may do with a type about Patient/1, or with one about nobody: the requirement, not the policy. */
function allowedInteractions(person: Person, type: string, classes: ResourceClasses): string[] {
  if (person === 'nobody') return []
  const capabilities = type === 'CapabilityStatement' ? ['capabilities'] : []
  if (classes.definitional.includes(type)) return [...capabilities, ...reads]
  if (classes.directory.includes(type))
    return person === 'administrator' ? [...reads, 'create', 'update', 'delete'] : reads
  if (type === 'Consent' || type === 'Provenance') return person === 'patient' ? reads : []
  if (!classes.clinical.includes(type)) return []
  if (person === 'practitioner') return [...reads, 'create', 'update']
  if (person === 'patient') return patientAuthored.includes(type) ? [...reads, 'create'] : reads
  return person === 'guardian' ? reads : []
}

const everyScope = [{ level: 'user', resourceType: '*', permissions: 'cruds' }]

function renderPrincipal(person: Person, scopes: object = everyScope): string {
  const { role, fhirUser, patients, purpose } = people[person]
  const attr = {
    tenant: 'acme',
    platform: 'default',
    fhirUser,
    patients,
    launchPatient: '',
    scopes,
    purpose,
    agent: 'agent',
  }
  return JSON.stringify({ id: person, roles: [role], attr })
}

function renderResource(type: string, stage: Stage, patients: string[]): string {
  const attr = { stage, type, tenant: 'acme', platform: 'default', reference: `${type}/7`, patients, labels: [] }
  return JSON.stringify({ kind: 'fhir', id: '0', attr })
}

function renderExpectation(principal: string, resource: string, allowed: string[]): string {
  const actions = Object.fromEntries(allowed.map((action) => [action, 'EFFECT_ALLOW']))
  return `      - ${JSON.stringify({ principal, resource, actions })}`
}

function renderDenialBy(rule: string, principal: string, resource: string, action: string): string {
  const output = { action, expected: [{ src: `resource.fhir.vdefault#${rule}`, val: 'EFFECT_DENY' }] }
  return `      - ${JSON.stringify({ principal, resource, actions: { [action]: 'EFFECT_DENY' }, outputs: [output] })}`
}

/** A suite that asks, for one stage, every interaction on every type of every person. What it does not expect is a deny. */
export function renderEveryTypeSuite(header: string, classes: ResourceClasses, stage: Stage): string {
  const types = Object.values(classes).flat().sort()
  const isOpen = (type: string) => classes.directory.includes(type) || classes.definitional.includes(type)
  const names = Object.keys(people) as Person[]
  const expectations = types.flatMap((type) =>
    names
      .map((person) => ({ person, allowed: allowedInteractions(person, type, classes) }))
      .filter(({ allowed }) => allowed.length > 0)
      .map(({ person, allowed }) => renderExpectation(person, type, allowed)),
  )
  return [
    header,
    `name: Every R4 type, ${stage} stage`,
    'options: { strictEvaluation: true }',
    'principals:',
    ...names.map((person) => `  ${person}: ${renderPrincipal(person)}`),
    'resources:',
    ...types.map((type) => `  ${type}: ${renderResource(type, stage, isOpen(type) ? [] : ['Patient/1'])}`),
    'tests:',
    '  - name: each person may do with each type what the table says and nothing else',
    '    input:',
    `      principals: ${JSON.stringify(names)}`,
    `      resources: ${JSON.stringify(types)}`,
    `      actions: ${JSON.stringify(Object.keys(interactions))}`,
    '    expected:',
    ...expectations,
    '',
  ].join('\n')
}

/** A suite that asks every interaction with its own scope letter alone, and with every letter but that one. */
export function renderScopeSuite(header: string): string {
  const scoped = Object.entries(interactions).flatMap(([action, { scope }]) =>
    scope === undefined
      ? []
      : [{ action, letter: scope, person: action === 'delete' ? 'administrator' : 'practitioner' } as const],
  )
  const grant = (permissions: string) => [{ level: 'user', resourceType: '*', permissions }]
  return [
    header,
    'name: Every interaction needs its own scope letter',
    'options: { strictEvaluation: true }',
    'principals:',
    ...scoped.flatMap(({ letter, person }) => [
      `  only_${letter}: ${renderPrincipal(person, grant(letter))}`,
      `  all_but_${letter}: ${renderPrincipal(person, grant('cruds'.replace(letter, '')))}`,
    ]),
    'resources:',
    `  clinical: ${renderResource('Observation', 'request', ['Patient/1'])}`,
    `  directory: ${renderResource('Organization', 'request', [])}`,
    'tests:',
    ...scoped.map(({ action, letter, person }) => {
      const resource = person === 'administrator' ? 'directory' : 'clinical'
      return [
        `  - name: ${action} is allowed with ${letter} alone and denied with every other letter`,
        `    input: ${JSON.stringify({ principals: [`only_${letter}`, `all_but_${letter}`], resources: [resource], actions: [action] })}`,
        '    expected:',
        renderExpectation(`only_${letter}`, resource, [action]),
        renderDenialBy(
          `guard-scope-${action === 'search-type' ? 'search' : action}`,
          `all_but_${letter}`,
          resource,
          action,
        ),
      ].join('\n')
    }),
    '',
  ].join('\n')
}
