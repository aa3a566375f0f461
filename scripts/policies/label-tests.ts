import { renderDenialBy, renderExpectation, renderPrincipal, renderResource, renderSuite } from './suite.ts'

/** The labels that close a record, by the name of their guard. */
const guards = {
  R: 'guard-label-r',
  V: 'guard-label-v',
  ETH: 'guard-label-eth',
  PSY: 'guard-label-psy',
  HIV: 'guard-label-hiv',
  SUD: 'guard-label-sud',
  SDV: 'guard-label-sdv',
  SEX: 'guard-label-sex',
  '42CFRPart2': 'guard-label-part-2',
}
type Label = keyof typeof guards
const labels = Object.keys(guards) as Label[]
/** Codes that are closed with a label, or with several (v3-ActCode, ActInformationSensitivityPolicy): the requirement. */
const kinds: Record<string, readonly Label[]> = {
  MH: ['PSY'],
  PSYTHPN: ['PSY'],
  BH: ['PSY'],
  COGN: ['PSY'],
  DVD: ['PSY'],
  EMOTDIS: ['PSY'],
  SPI: ['PSY', 'SUD'],
  ETHUD: ['SUD'],
  OPIOIDUD: ['SUD'],
  MST: ['SDV'],
  VIO: ['SDV'],
  STD: ['SEX'],
}
/** Of the same code system, and in no guard. */
const open = ['GDIS', 'N']
const asked = ['read', 'search-type', 'update']

const principals = {
  ...Object.fromEntries(
    labels.flatMap((label) => [
      [`cleared_for_${label}`, renderPrincipal('practitioner', { clearances: [label] })],
      [
        `cleared_for_all_but_${label}`,
        renderPrincipal('practitioner', { clearances: labels.filter((other) => other !== label) }),
      ],
    ]),
  ),
  cleared: renderPrincipal('practitioner', { clearances: labels }),
  cleared_in_emergency: renderPrincipal('practitioner', { clearances: labels, purpose: 'ETREAT' }),
  cleared_in_research: renderPrincipal('practitioner', { clearances: labels, purpose: 'HRESCH' }),
  cleared_guardian: renderPrincipal('guardian', { clearances: labels }),
  cleared_auditor: renderPrincipal('auditor', { clearances: labels }),
  cleared_service: renderPrincipal('service', { clearances: labels }),
  practitioner: renderPrincipal('practitioner'),
  patient: renderPrincipal('patient'),
}

const uncleared = ['cleared_in_research', 'cleared_guardian', 'cleared_auditor', 'cleared_service', 'practitioner']

const resources = Object.fromEntries(
  labels.flatMap((label) => [
    [`record_${label}`, renderResource('Observation', 'record', ['Patient/1'], [label])],
    [`trail_${label}`, renderResource('AuditEvent', 'record', ['Patient/1'], [label])],
    [`directory_${label}`, renderResource('Organization', 'record', [], [label])],
    [`request_${label}`, renderResource('Observation', 'request', ['Patient/1'], [label])],
    // A practitioner may look others up by their patient, so that nothing but the label is against it.
    [`criterion_${label}`, renderResource('Patient', 'criterion', ['Patient/1'], [label])],
  ]),
)

const stages = ['record', 'request', 'criterion']

function testsOf(label: Label) {
  const [cleared, allBut] = [`cleared_for_${label}`, `cleared_for_all_but_${label}`]
  const record = `record_${label}`
  const inStages = stages.map((stage) => `${stage}_${label}`)
  return [
    {
      name: `a record labelled ${label} needs the clearance for ${label} and no other`,
      principals: [cleared, allBut, 'cleared', 'cleared_in_emergency', ...uncleared, 'patient'],
      resources: [record, `trail_${label}`, `directory_${label}`],
      actions: asked,
      expectations: [
        ...[cleared, 'cleared', 'cleared_in_emergency'].flatMap((principal) => [
          renderExpectation(principal, record, asked),
          renderExpectation(principal, `directory_${label}`, ['read', 'search-type']),
        ]),
        renderExpectation('patient', record, ['read', 'search-type']),
        renderDenialBy(guards[label], allBut, record, 'read'),
      ],
    },
    {
      name: `what a request is assumed to carry of ${label} is closed to every clearance`,
      principals: ['cleared', 'practitioner', 'patient'],
      resources: inStages,
      actions: ['search-type'],
      expectations: [
        renderExpectation('cleared', record, ['search-type']),
        ...inStages.map((resource) => renderExpectation('patient', resource, ['search-type'])),
        ...inStages.map((resource) => renderDenialBy(guards[label], 'practitioner', resource, 'search-type')),
      ],
    },
  ]
}

function testOfKind([code, closedWith]: [string, readonly Label[]]) {
  const record = `record_${code}`
  const single = closedWith.map((label) => `cleared_for_${label}`)
  const allBut = closedWith.map((label) => `cleared_for_all_but_${label}`)
  return {
    name: `a record labelled ${code} needs the clearance for ${closedWith.join(' and ')}`,
    principals: [...single, ...allBut, 'cleared', 'practitioner', 'patient', 'cleared_in_research'],
    resources: [record],
    actions: asked,
    expectations: [
      renderExpectation('cleared', record, asked),
      ...(single.length === 1 ? single : []).map((principal) => renderExpectation(principal, record, asked)),
      renderExpectation('patient', record, ['read', 'search-type']),
      ...closedWith.map((label) => renderDenialBy(guards[label], `cleared_for_all_but_${label}`, record, 'read')),
    ],
  }
}

/** A suite that asks of each sensitive label who may see what carries it, in every stage. */
export function renderLabelSuite(header: string): string {
  return renderSuite(header, 'Each sensitive label has a clearance of its own', {
    principals,
    resources: {
      ...resources,
      ...Object.fromEntries(
        [...Object.keys(kinds), ...open].map((code) => [
          `record_${code}`,
          renderResource('Observation', 'record', ['Patient/1'], [code]),
        ]),
      ),
      record_HIV_PSY: renderResource('Observation', 'record', ['Patient/1'], ['HIV', 'PSY']),
      record_of_both: renderResource('Observation', 'record', ['Patient/1', 'Patient/2'], ['HIV']),
    },
    tests: [
      ...labels.flatMap(testsOf),
      ...Object.entries(kinds).map(testOfKind),
      {
        name: 'a code that stands for no label closes nothing',
        principals: ['practitioner'],
        resources: open.map((code) => `record_${code}`),
        actions: ['read'],
        expectations: open.map((code) => renderExpectation('practitioner', `record_${code}`, ['read'])),
      },
      {
        name: 'a record with two labels needs both clearances',
        principals: ['cleared_for_HIV', 'cleared_for_PSY', 'cleared'],
        resources: ['record_HIV_PSY'],
        actions: ['read'],
        expectations: [renderExpectation('cleared', 'record_HIV_PSY', ['read'])],
      },
      {
        name: 'a labelled record about somebody beside the patient is for whoever is cleared',
        principals: ['patient', 'cleared_for_HIV'],
        resources: ['record_of_both'],
        actions: ['read'],
        expectations: [renderExpectation('cleared_for_HIV', 'record_of_both', ['read'])],
      },
    ],
  })
}
