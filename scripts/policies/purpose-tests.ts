import { everybody, type Person, renderExpectation, renderPrincipal, renderResource, renderSuite } from './suite.ts'

/** What each person may look at records for (v3-ActReason): the requirement, not the policy. */
const purposes: Record<Person, string[]> = {
  patient: ['PATRQT'],
  stranger: ['PATRQT'],
  guardian: ['FAMRQT'],
  practitioner: ['TREAT', 'ETREAT', 'HOPERAT', 'HRESCH'],
  administrator: ['HOPERAT', 'HSYSADMIN'],
  auditor: ['HCOMPL'],
  service: ['HOPERAT', 'HSYSADMIN'],
  nobody: [],
}
const all = [...new Set(Object.values(purposes).flat()), 'HPAYMT']

/** What a person may read for every purpose that their role stands for. */
const readable = (person: Person) => (person === 'auditor' ? ['audit'] : ['request', 'record', 'criterion'])

/** A suite that asks every role for every purpose, in every stage. */
export function renderPurposeSuite(header: string): string {
  const name = (person: Person, purpose: string) => `${person}_${purpose}`
  const pairs = everybody.flatMap((person) => all.map((purpose) => ({ person, purpose })))
  const resources = {
    request: renderResource('Organization', 'request', []),
    record: renderResource('Organization', 'record', []),
    criterion: renderResource('Organization', 'criterion', []),
    audit: renderResource('AuditEvent', 'request', []),
  }
  return renderSuite(header, 'Each role has its purposes', {
    principals: Object.fromEntries(
      pairs.map(({ person, purpose }) => [name(person, purpose), renderPrincipal(person, { purpose })]),
    ),
    resources,
    tests: [
      {
        name: 'each role may read what is open for its own purposes and no other',
        principals: pairs.map(({ person, purpose }) => name(person, purpose)),
        resources: Object.keys(resources),
        actions: ['search-type'],
        expectations: pairs
          .filter(({ person, purpose }) => purposes[person].includes(purpose))
          .flatMap(({ person, purpose }) =>
            readable(person).map((resource) => renderExpectation(name(person, purpose), resource, ['search-type'])),
          ),
      },
    ],
  })
}
