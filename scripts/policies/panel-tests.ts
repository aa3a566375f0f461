import { interactions } from '../../packages/fhir/src/vocabulary.ts'
import type { ResourceClasses } from './resource-classes.ts'
import { renderDenialBy, renderExpectation, renderPrincipal, renderResource, renderSuite } from './suite.ts'

const reads = ['read', 'vread', 'history-instance', 'operation', 'search-type', 'history-type']
const writes = ['create', 'update', 'patch']
const changes = [...writes, 'delete', 'batch', 'transaction']
const asked = [...reads, ...changes]
const one = ['Patient/1']
const both = ['Patient/1', 'Patient/2']
const outside = { inPanel: false }

const principals = {
  practitioner: renderPrincipal('practitioner'),
  breaker: renderPrincipal('practitioner', { breakGlass: one }),
  breaker_in_emergency: renderPrincipal('practitioner', { breakGlass: one, purpose: 'ETREAT' }),
  breaker_in_research: renderPrincipal('practitioner', { breakGlass: one, purpose: 'HRESCH' }),
  breaker_of_another: renderPrincipal('practitioner', { breakGlass: ['Patient/2'] }),
  breaker_of_both: renderPrincipal('practitioner', { breakGlass: both }),
  cleared_breaker: renderPrincipal('practitioner', { breakGlass: one, clearances: ['R', 'V'] }),
  patient: renderPrincipal('patient'),
  stranger_with_glass: renderPrincipal('stranger', { breakGlass: one }),
  guardian_with_glass: renderPrincipal('guardian', { breakGlass: one }),
  administrator_with_glass: renderPrincipal('administrator', { breakGlass: one }),
  auditor_with_glass: renderPrincipal('auditor', { breakGlass: one }),
  service_with_glass: renderPrincipal('service', { breakGlass: one }),
}

const inside = {
  request_inside: renderResource('Observation', 'request', one),
  record_inside: renderResource('Observation', 'record', one),
}
const beyond = {
  request_outside: renderResource('Observation', 'request', one, [], outside),
  record_outside: renderResource('Observation', 'record', one, [], outside),
  criterion_outside: renderResource('Patient', 'criterion', one, [], outside),
}
const ofOthersToo = {
  request_of_both: renderResource('Observation', 'request', both, [], outside),
  record_of_both: renderResource('Observation', 'record', both, [], outside),
  group_of_both: renderResource('Group', 'record', both, [], outside),
  group_of_one: renderResource('Group', 'record', one, [], outside),
  criterion_of_both: renderResource('Patient', 'criterion', both, [], outside),
  criterion_of_nobody: renderResource('Patient', 'criterion', [], [], outside),
}
const labelled = Object.fromEntries(
  ['R', 'V', 'ETH', 'PSY', 'HIV', 'SUD', 'SDV', 'SEX', '42CFRPart2'].map((label) => [
    `record_${label}`,
    renderResource('Observation', 'record', one, [label]),
  ]),
)
const restricted = ['record_R', 'record_V']
const resources = {
  ...inside,
  ...beyond,
  ...ofOthersToo,
  ...labelled,
  record_R_outside: renderResource('Observation', 'record', one, ['R'], outside),
  record_R_of_both: renderResource('Observation', 'record', both, ['R']),
  request_R: renderResource('Observation', 'request', one, ['R']),
  directory_R: renderResource('Organization', 'record', [], ['R']),
  directory_R_about_one: renderResource('Organization', 'record', one, ['R']),
  directory_outside: renderResource('Organization', 'record', [], [], outside),
}

const breakers = ['breaker', 'breaker_in_emergency', 'breaker_of_both', 'cleared_breaker']

const panelTests = [
  {
    name: 'a practitioner reaches the patients of their panel, and nobody else',
    principals: ['practitioner'],
    resources: [...Object.keys(inside), ...Object.keys(beyond), 'directory_outside'],
    actions: asked,
    expectations: [
      ...Object.keys(inside).map((resource) => renderExpectation('practitioner', resource, [...reads, ...writes])),
      ...Object.keys(beyond).map((resource) => renderDenialBy('guard-panel', 'practitioner', resource, 'search-type')),
      renderExpectation('practitioner', 'directory_outside', reads),
    ],
  },
  {
    name: 'nobody needs a panel to see their own records',
    principals: ['patient'],
    resources: Object.keys(beyond),
    actions: ['read', 'search-type', 'create'],
    expectations: [
      renderExpectation('patient', 'request_outside', ['read', 'search-type', 'create']),
      renderExpectation('patient', 'record_outside', ['read', 'search-type', 'create']),
      renderExpectation('patient', 'criterion_outside', ['search-type']),
    ],
  },
]

const glassTests = [
  {
    name: 'a broken glass lets a practitioner read that patient’s records',
    principals: [...breakers, 'breaker_in_research', 'breaker_of_another'],
    resources: Object.keys(beyond),
    actions: reads,
    expectations: [
      ...breakers.flatMap((principal) => [
        renderExpectation(principal, 'request_outside', reads),
        renderExpectation(principal, 'record_outside', reads),
        renderExpectation(principal, 'criterion_outside', ['search-type']),
      ]),
      ...Object.keys(beyond).map((resource) =>
        renderDenialBy('guard-panel', 'breaker_of_another', resource, 'search-type'),
      ),
    ],
  },
  {
    name: 'it lets nobody else read anything',
    principals: Object.keys(principals).filter((name) => /^(?!breaker|cleared).*_with_glass$/.test(name)),
    resources: ['record_outside', ...restricted],
    actions: asked,
    expectations: [renderDenialBy('guard-panel', 'guardian_with_glass', 'record_outside', 'read')],
  },
  {
    name: 'it reaches a record that is about somebody else too, unless that lists people or is asked for',
    principals: ['breaker', 'breaker_of_both'],
    resources: Object.keys(ofOthersToo),
    actions: ['read', 'search-type'],
    expectations: [
      renderExpectation('breaker', 'record_of_both', ['read', 'search-type']),
      renderExpectation('breaker', 'group_of_one', ['read', 'search-type']),
      ...['request_of_both', 'record_of_both', 'group_of_both', 'group_of_one'].map((resource) =>
        renderExpectation('breaker_of_both', resource, ['read', 'search-type']),
      ),
      renderExpectation('breaker_of_both', 'criterion_of_both', ['search-type']),
    ],
  },
  {
    name: 'nothing is written through it, and what is open without it stays so',
    principals: ['breaker', 'breaker_in_emergency', 'cleared_breaker'],
    resources: ['request_outside', 'record_outside', ...Object.keys(inside)],
    actions: changes,
    expectations: ['breaker', 'breaker_in_emergency', 'cleared_breaker'].flatMap((principal) => [
      ...Object.keys(inside).map((resource) => renderExpectation(principal, resource, writes)),
      ...['request_outside', 'record_outside'].flatMap((resource) =>
        changes.map((action) => renderDenialBy('guard-break-glass-write', principal, resource, action)),
      ),
    ]),
  },
]

const labelTests = [
  {
    name: 'it opens what is restricted as a whole, and no label of what a record tells of',
    principals: ['practitioner', ...breakers, 'breaker_of_another', 'breaker_in_research'],
    resources: [...Object.keys(labelled), 'record_R_outside', 'record_R_of_both', 'request_R'],
    actions: ['read', 'search-type'],
    expectations: breakers.flatMap((principal) => [
      ...[...restricted, 'record_R_outside'].map((resource) =>
        renderExpectation(principal, resource, ['read', 'search-type']),
      ),
      ...(['breaker_of_both', 'cleared_breaker'].includes(principal)
        ? [renderExpectation(principal, 'record_R_of_both', ['read', 'search-type'])]
        : []),
    ]),
  },
  {
    name: 'it opens no restricted record that names nobody, nor one looked at for something else than treatment',
    principals: ['breaker', 'breaker_in_research'],
    resources: ['directory_R', 'directory_R_about_one'],
    actions: ['read'],
    expectations: [renderExpectation('breaker', 'directory_R_about_one', ['read'])],
  },
  {
    name: 'a restricted record is changed by whoever is cleared for it, with or without the glass',
    principals: ['breaker', 'cleared_breaker'],
    resources: restricted,
    actions: ['update', 'patch'],
    expectations: restricted.flatMap((resource) => [
      renderExpectation('cleared_breaker', resource, ['update', 'patch']),
      renderDenialBy('guard-break-glass-write', 'breaker', resource, 'update'),
      renderDenialBy('guard-break-glass-write', 'breaker', resource, 'patch'),
    ]),
  },
  {
    name: 'a patient may label what they write about themself',
    principals: ['patient'],
    resources: restricted,
    actions: ['create'],
    expectations: restricted.map((resource) => renderExpectation('patient', resource, ['create'])),
  },
]

/** A suite that asks who reaches whom where a panel is required, and what breaking the glass changes. */
export function renderPanelSuite(header: string): string {
  const tests = [...panelTests, ...glassTests, ...labelTests]
  return renderSuite(header, 'A panel, and the glass before the patients outside', { principals, resources, tests })
}

/** A suite that asks of every type whether a panel closes it, and whether a broken glass opens it to reading alone. */
export function renderEveryTypeOutside(header: string, classes: ResourceClasses): string {
  const types = Object.values(classes).flat().sort()
  const open = [...classes.directory, ...classes.definitional]
  const expectations = (principal: string, type: string) => {
    const capabilities = type === 'CapabilityStatement' ? ['capabilities'] : []
    if (open.includes(type)) return [renderExpectation(principal, type, [...capabilities, ...reads])]
    return principal === 'breaker' && classes.clinical.includes(type) ? [renderExpectation(principal, type, reads)] : []
  }
  return renderSuite(header, 'Every R4 type outside the panel', {
    principals: { practitioner: principals.practitioner, breaker: principals.breaker },
    resources: Object.fromEntries(types.map((type) => [type, renderResource(type, 'record', one, [], outside)])),
    tests: [
      {
        name: 'what is about patients is closed without the glass, and read-only with it',
        principals: ['practitioner', 'breaker'],
        resources: types,
        actions: Object.keys(interactions),
        expectations: types.flatMap((type) =>
          ['practitioner', 'breaker'].flatMap((principal) => expectations(principal, type)),
        ),
      },
    ],
  })
}
