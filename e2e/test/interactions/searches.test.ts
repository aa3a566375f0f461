import { afterAll, expect } from 'vitest'
import { People } from '../../src/people.ts'
import { stackOfWorker } from '../stack-of-worker.ts'
import { denied, describeCalls, type ExpectedCall, invalid, type Outcome, shows } from './expected-call.ts'

const stack = stackOfWorker()
const people = new People(stack.facts)
afterAll(() => people.close())

const patient = 'Patient/patient-1'
const other = 'Patient/patient-5'
const labs = { patient, category: 'laboratory' }
const byGet = 'GET Observation 200'

type Outcomes = Pick<ExpectedCall, 'practitioner' | 'patient'>

function search(what: string, given: Record<string, unknown>, outcomes: Outcome | Outcomes): ExpectedCall {
  const each = 'sent' in outcomes ? { practitioner: outcomes, patient: outcomes } : outcomes
  return { what, tool: 'fhir_search', given, ...each }
}

const observations = (what: string, params: object, outcomes: Outcome | Outcomes, rest: object = {}): ExpectedCall =>
  search(what, { type: 'Observation', params, ...rest }, outcomes)

const found = (total: number, rest: Record<string, unknown> = {}) => shows(byGet, { total, ...rest })

/** So many that the query is longer than a URL may be. */
const manyCodes = ['4548-4', ...Array.from({ length: 450 }, (_, index) => `none-${index}`)].join(',')

const filters: ExpectedCall[] = [
  observations('finds all that match', labs, found(18)),
  observations(
    'takes a comma for OR and a list for AND',
    { ...labs, code: 'http://loinc.org|4548-4,http://loinc.org|2345-7', date: ['ge2025-01-01', 'lt2026-01-01'] },
    found(2),
  ),
  observations('takes prefixes of dates', { ...labs, date: 'sa2025-06-01' }, found(6)),
  observations('takes prefixes of quantities', { ...labs, code: '4548-4', 'value-quantity': 'gt7' }, found(1)),
  observations('takes the modifier :text', { ...labs, 'code:text': 'hemoglobin' }, found(6)),
  observations('takes the modifier :not', { ...labs, 'code:not': '4548-4' }, found(15)),
  observations('takes the modifier :missing', { ...labs, 'value-quantity:missing': 'true' }, found(0)),
  observations(
    'goes by POST where it is long',
    { ...labs, code: manyCodes },
    shows('POST Observation/_search 200', { total: 3 }),
  ),
  observations("finds another patient's", { ...labs, patient: other }, { practitioner: found(18), patient: denied }),
  observations('refuses a parameter that R4 does not have', { ...labs, colour: 'red' }, invalid),
  observations('refuses to search by labels', { ...labs, _security: 'R' }, invalid),
  observations('refuses _filter', { ...labs, _filter: 'status eq final' }, invalid),
]

/** One page of several: how many match is told to whom nothing of it could be withheld. */
const withEncounter = { returned: 1, included: [{ reference: 'Encounter/patient-1-encounter-3' }] }

const reaching: ExpectedCall[] = [
  observations(
    'follows a chain into Patient',
    { category: 'laboratory', 'patient.identifier': 'urn:example:org-1:mrn|MRN000001' },
    { practitioner: found(18), patient: denied },
  ),
  observations('follows a chain into Practitioner', { ...labs, 'performer:Practitioner.family': 'Okonjo' }, found(18)),
  observations('follows no chain into a clinical type', { ...labs, 'encounter.status': 'finished' }, denied),
  search(
    'asks by _has for what is open to all',
    { type: 'Location', params: { '_has:PractitionerRole:location:practitioner': 'Practitioner/prac-1' } },
    shows('GET Location 200', { total: 1, rows: [{ reference: 'Location/loc-1' }] }),
  ),
  search(
    "asks by _has for a patient's own records alone",
    { type: 'Patient', params: { _id: 'patient-1', '_has:Observation:patient:patient': patient } },
    { practitioner: denied, patient: shows('GET Patient 200', { total: 1, rows: [{ reference: patient }] }) },
  ),
  search(
    "asks by _has for nobody else's records",
    { type: 'Patient', params: { '_has:Observation:patient:code': '4548-4' } },
    denied,
  ),
  observations(
    'includes what a match refers to',
    { ...labs, _sort: '-date', _include: 'Observation:encounter' },
    { practitioner: shows(byGet, withEncounter), patient: found(18, withEncounter) },
    { count: 1 },
  ),
  search(
    'includes what refers to a match, as far as the person may see it',
    { type: 'Patient', params: { _id: 'patient-1', _revinclude: 'Condition:subject' } },
    {
      practitioner: shows('GET Patient 200', {
        rows: [{ reference: patient }],
        included: [{ what: expect.any(String) }, { what: expect.any(String) }],
        withheld: expect.stringContaining('policy'),
      }),
      patient: shows('GET Patient 200', {
        rows: [{ reference: patient }],
        included: Array.from({ length: 3 }, () => ({ subject: expect.stringMatching(/^Patient\/patient-1 /) })),
      }),
    },
  ),
  search(
    'leaves out what policy would withhold, and says so beside the number',
    { type: 'Condition', params: { patient } },
    {
      practitioner: shows('GET Condition 200', {
        total: 2,
        returned: 2,
        remarks: [expect.stringContaining('Policy narrowed this search to what is not labelled')],
      }),
      patient: shows('GET Condition 200', { total: 3, returned: 3 }),
    },
  ),
]

const hba1c = { ...labs, code: '4548-4', _sort: '-date' }
const newest = { reference: 'Observation/patient-1-lab-4548-4-3' }
const oldest = { reference: 'Observation/patient-1-lab-4548-4-1' }
const between = { reference: 'Observation/patient-1-lab-4548-4-2' }

const shapes: ExpectedCall[] = [
  observations('sorts newest first', hba1c, found(3, { rows: [newest, between, oldest] })),
  observations('sorts oldest first', { ...hba1c, _sort: 'date' }, found(3, { rows: [oldest, between, newest] })),
  observations(
    'gives the elements that are named, and what says whose the record is',
    { ...hba1c, _elements: 'code,status' },
    found(3, { records: [{ ...newest, resource: { status: 'final', code: {} } }, between, oldest] }),
  ),
  observations(
    'only counts where that is asked, for whom nothing of it could be withheld',
    { ...labs, _summary: 'count' },
    { practitioner: denied, patient: found(18, { returned: 0, rows: [] }) },
  ),
  observations('gives rows of the type', hba1c, found(3, { rows: [{ ...newest, value: '7.6 %' }, between, oldest] }), {
    view: 'rows',
  }),
  observations(
    'gives the fields that are chosen',
    hba1c,
    found(3, { records: [{ ...newest, fields: { 'valueQuantity.value': [7.6] } }, between, oldest] }),
    { view: 'fields', fields: ['valueQuantity.value'] },
  ),
  observations(
    'gives whole records',
    hba1c,
    found(3, {
      records: [
        { ...newest, resource: { resourceType: 'Observation', valueQuantity: { value: 7.6 } } },
        between,
        oldest,
      ],
    }),
    { view: 'full' },
  ),
  observations(
    'keeps to the budget, and says what is missing',
    labs,
    found(18, { truncated: expect.stringContaining('of the 18 records'), cursor: expect.any(String) }),
    { budget: 1_500 },
  ),
]

describeCalls('a search', stack, people, [...filters, ...reaching, ...shapes])
