import { renderExpectation, renderPrincipal, renderResource, renderSuite, type Test } from './suite.ts'

const parts = ['show-identifiers', 'show-contact', 'show-notes']
const [identifiers, contact, notes] = parts as [string, string, string]

const own = ['Patient/1']
const resources = {
  organization: renderResource('Organization', 'record', []),
  role: renderResource('PractitionerRole', 'record', []),
  slot: renderResource('Slot', 'record', []),
  slot_search: renderResource('Slot', 'request', []),
  practitioner_record: renderResource('Practitioner', 'record', []),
  practitioner_search: renderResource('Practitioner', 'request', []),
  practitioner_criterion: renderResource('Practitioner', 'criterion', []),
  person_record: renderResource('Person', 'record', own),
  relative: renderResource('RelatedPerson', 'record', own),
  observation: renderResource('Observation', 'record', own),
  observation_search: renderResource('Observation', 'request', []),
  patient_record: renderResource('Patient', 'record', own),
  patient_of_another: renderResource('Patient', 'record', ['Patient/2']),
  own_relative: JSON.stringify({
    kind: 'fhir',
    id: '0',
    attr: { ...JSON.parse(renderResource('RelatedPerson', 'record', own)).attr, reference: 'RelatedPerson/9' },
  }),
  audit_event: renderResource('AuditEvent', 'record', own),
  audit_event_of_another: renderResource('AuditEvent', 'record', ['Patient/2']),
}
const principals = {
  patient: renderPrincipal('patient'),
  guardian: renderPrincipal('guardian'),
  treating: renderPrincipal('practitioner'),
  in_emergency: renderPrincipal('practitioner', { purpose: 'ETREAT' }),
  researcher: renderPrincipal('practitioner', { purpose: 'HRESCH' }),
  administrator: renderPrincipal('administrator'),
  service: renderPrincipal('service'),
  auditor: renderPrincipal('auditor'),
  nobody: renderPrincipal('nobody'),
}
type Who = keyof typeof principals
type What = keyof typeof resources

const open: readonly What[] = ['organization', 'role']
const slots: readonly What[] = ['slot', 'slot_search']
const practitioners: readonly What[] = ['practitioner_record', 'practitioner_search', 'practitioner_criterion']
const ownRecords: readonly What[] = ['observation', 'observation_search', 'patient_record']

function expectations(who: Who, shown: readonly [readonly What[], readonly string[]][]): string[] {
  return shown.flatMap(([whats, which]) => whats.map((what) => renderExpectation(who, what, which)))
}

function shownTo(name: string, who: readonly Who[], shown: readonly [readonly What[], readonly string[]][]): Test {
  return {
    name,
    principals: who,
    resources: Object.keys(resources).filter((what) => what !== 'own_relative'),
    actions: parts,
    expectations: who.flatMap((one) => expectations(one, shown)),
  }
}

const withoutStaffsOwn: [readonly What[], readonly string[]][] = [
  [open, parts],
  [slots, [identifiers, contact]],
  [practitioners, [notes]],
  [['relative', 'person_record'], [notes]],
]

function deniedAll(resource: string): string {
  const actions = Object.fromEntries(parts.map((part) => [part, 'EFFECT_DENY']))
  return `      - ${JSON.stringify({ principal: 'nobody', resource, actions })}`
}

const nobodySees: Test = {
  name: 'nobody sees anything without a role',
  principals: ['nobody'],
  resources: ['organization', 'observation'],
  actions: parts,
  expectations: ['organization', 'observation'].map(deniedAll),
}

/** A suite that asks what of a record is shown to whom. What a test does not name is hidden. */
export function renderMaskSuite(header: string): string {
  const everything = (Object.keys(resources) as What[]).filter((what) => what !== 'own_relative')
  const allOpen = [...open, ...slots, ...practitioners]
  const everybodyOpen: [readonly What[], readonly string[]] = [allOpen, parts]
  return renderSuite(header, 'What is hidden of a record that is shown', {
    principals,
    resources,
    tests: [
      shownTo(
        'a patient sees all of their own records, and no home, licence or note of those who care for them',
        ['patient'],
        [...withoutStaffsOwn, [ownRecords, parts], [['audit_event'], parts]],
      ),
      shownTo('a practitioner who treats sees all', ['treating', 'in_emergency'], [[everything, parts]]),
      shownTo('a practitioner who does not treat sees all of open records', ['researcher'], [everybodyOpen]),
      shownTo('administration sees all of open records, and of others nothing', ['administrator'], [everybodyOpen]),
      shownTo(
        'a service sees nobody’s notes, and of what is not open nothing',
        ['service'],
        [
          [
            [...open, ...slots, ...practitioners],
            [identifiers, contact],
          ],
        ],
      ),
      shownTo('an auditor sees all of the trail', ['auditor'], [[['audit_event', 'audit_event_of_another'], parts]]),
      nobodySees,
      shownTo(
        'a guardian sees all of their ward’s records, and no home, licence or note of those who care for them',
        ['guardian'],
        [...withoutStaffsOwn, [ownRecords, parts], [['audit_event'], parts]],
      ),
      {
        name: 'people see all of the record that describes themselves',
        principals: ['guardian'],
        resources: ['own_relative'],
        actions: parts,
        expectations: [renderExpectation('guardian', 'own_relative', parts)],
      },
    ],
  })
}
