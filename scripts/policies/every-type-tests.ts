import { interactions } from '../../packages/fhir/src/vocabulary.ts'
import type { ResourceClasses } from './resource-classes.ts'
import { everybody, type Person, renderExpectation, renderPrincipal, renderResource, renderSuite } from './suite.ts'

const reads = ['read', 'vread', 'history-instance', 'operation', 'search-type', 'history-type']
const changes = ['update', 'patch']
const patientAuthored = ['Observation', 'QuestionnaireResponse', 'Communication', 'DocumentReference']

function isOpen(type: string, classes: ResourceClasses): boolean {
  return classes.directory.includes(type) || classes.definitional.includes(type)
}

/** What each person may do with a type about Patient/1, or with one about nobody: the requirement, not the policy. */
function allowedInteractions(person: Person, type: string, classes: ResourceClasses): string[] {
  if (person === 'nobody') return []
  if (person === 'auditor' && type === 'AuditEvent') return reads
  const capabilities = type === 'CapabilityStatement' ? ['capabilities'] : []
  if (person === 'auditor') return capabilities
  if (classes.definitional.includes(type)) return [...capabilities, ...reads]
  if (classes.directory.includes(type))
    return person === 'administrator' ? [...reads, 'create', ...changes, 'delete'] : reads
  if (type === 'Consent' || type === 'Provenance') return person === 'patient' ? reads : []
  if (!classes.clinical.includes(type)) return []
  if (person === 'practitioner') return [...reads, 'create', ...changes]
  if (person === 'patient') return patientAuthored.includes(type) ? [...reads, 'create'] : reads
  return person === 'guardian' ? reads : []
}

/** Which types may decide what a search finds without being shown, where they name `patients`. */
function allowedCriteria(patients: readonly string[]) {
  return (person: Person, type: string, classes: ResourceClasses): string[] => {
    if (person === 'nobody' || person === 'auditor') return []
    const own = [...classes.clinical, 'Consent', 'Provenance'].filter((name) => name !== 'Group')
    const isAllowed =
      isOpen(type, classes) ||
      (person === 'practitioner' && type === 'Patient') ||
      (person === 'patient' && patients.length > 0 && own.includes(type))
    return isAllowed ? ['search-type'] : []
  }
}

/** Each asks every interaction on every type of every person, in one stage, about the patients that it names. */
const settings = {
  request: { title: 'request stage', stage: 'request', patients: ['Patient/1'], allowed: allowedInteractions },
  record: { title: 'record stage', stage: 'record', patients: ['Patient/1'], allowed: allowedInteractions },
  criterion: {
    title: 'criterion about one patient',
    stage: 'criterion',
    patients: ['Patient/1'],
    allowed: allowedCriteria(['Patient/1']),
  },
  'criterion-about-nobody': {
    title: 'criterion that names nobody',
    stage: 'criterion',
    patients: [],
    allowed: allowedCriteria([]),
  },
} as const
type Setting = keyof typeof settings

function renderEveryType(header: string, classes: ResourceClasses, setting: Setting): string {
  const { title, stage, patients, allowed } = settings[setting]
  const types = Object.values(classes).flat().sort()
  const expectations = types.flatMap((type) =>
    everybody
      .map((person) => ({ person, actions: allowed(person, type, classes) }))
      .filter(({ actions }) => actions.length > 0)
      .map(({ person, actions }) => renderExpectation(person, type, actions)),
  )
  const resource = (type: string) => renderResource(type, stage, isOpen(type, classes) ? [] : patients)
  return renderSuite(header, `Every R4 type, ${title}`, {
    principals: Object.fromEntries(everybody.map((person) => [person, renderPrincipal(person)])),
    resources: Object.fromEntries(types.map((type) => [type, resource(type)])),
    tests: [
      {
        name: 'each person may do with each type what the table says and nothing else',
        principals: everybody,
        resources: types,
        actions: Object.keys(interactions),
        expectations,
      },
    ],
  })
}

/** The suites of every type, by file name. */
export function renderEveryTypeSuites(header: string, classes: ResourceClasses): Record<string, string> {
  const names = Object.keys(settings) as Setting[]
  return Object.fromEntries(
    names.map((setting) => [`every-type-${setting}_test.yaml`, renderEveryType(header, classes, setting)]),
  )
}
