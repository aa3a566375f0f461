import { afterAll, expect } from 'vitest'
import { People } from '../../src/people.ts'
import { stackOfWorker } from '../stack-of-worker.ts'
import { both, denied, describeCalls, type ExpectedCall, invalid, type Outcome, shows } from './expected-call.ts'

const stack = stackOfWorker()
const people = new People(stack.facts)
afterAll(() => people.close())

type Outcomes = Pick<ExpectedCall, 'practitioner' | 'patient'>

const call =
  (tool: string) =>
  (what: string, given: Record<string, unknown>, outcomes: Outcomes): ExpectedCall => ({
    what: `${tool} ${what}`,
    tool,
    given,
    ...outcomes,
  })
const read = call('fhir_read')
const history = call('fhir_history')
const capabilities = call('get_capabilities')

const own = { type: 'Observation', id: 'patient-1-bp-1' }
const others = { type: 'Observation', id: 'patient-5-bp-1' }
/** A psychiatric problem of patient-1, labelled as such: shown to themself alone. */
const labelled = { type: 'Condition', id: 'patient-1-condition-35489007' }
const absent = (...sent: string[]): Outcome => ({ fails: 'fhir/not-found', sent })

/** The request names the record alone: whose it is shows when the platform is asked, or when it has answered. */
function ofRecord(suffix: string, { type, id }: { type: string; id: string }, answer: Record<string, unknown>) {
  const path = `${type}/${id}${suffix}`
  // A version is judged together with the record as it is now.
  const sent = [`GET ${path} 200`, ...(suffix === '' ? [] : [`GET ${type}/${id} 200`])]
  return {
    shown: shows(sent, answer),
    hidden: absent(`GET ${path} 404`),
    withheld: absent(...sent),
  }
}

const whole = ({ type, id }: typeof own) => ({
  reference: `${type}/${id}`,
  versionId: '1',
  resource: { resourceType: type, id },
})
const version1 = ({ type, id }: typeof own) => ({
  returned: 1,
  versions: [{ reference: `${type}/${id}`, versionId: '1' }],
})

function hidingFromPatient(suffix: string, answer: Record<string, unknown>): Outcomes {
  const { shown, hidden } = ofRecord(suffix, others, answer)
  return { practitioner: shown, patient: hidden }
}

function hidingFromPractitioner(suffix: string, answer: Record<string, unknown>): Outcomes {
  const { shown, withheld } = ofRecord(suffix, labelled, answer)
  return { practitioner: withheld, patient: shown }
}

const reads: ExpectedCall[] = [
  read('of an own record', own, both(ofRecord('', own, whole(own)).shown)),
  read("of another's record", others, hidingFromPatient('', whole(others))),
  read(
    'of another patient',
    { type: 'Patient', id: 'patient-5' },
    {
      practitioner: shows('GET Patient/patient-5 200', { reference: 'Patient/patient-5' }),
      patient: denied,
    },
  ),
  read('of a labelled record', labelled, hidingFromPractitioner('', whole(labelled))),
  read('of nothing that is there', { type: 'Observation', id: 'none' }, both(absent('GET Observation/none 404'))),
  read('of a version', { ...own, versionId: '1' }, both(ofRecord('/_history/1', own, whole(own)).shown)),
  read('of no version that is there', { ...own, versionId: '9' }, both(ofRecord('/_history/9', own, {}).hidden)),
  read("of a version of another's", { ...others, versionId: '1' }, hidingFromPatient('/_history/1', whole(others))),
  read(
    'of a version of a labelled record',
    { ...labelled, versionId: '1' },
    hidingFromPractitioner('/_history/1', whole(labelled)),
  ),
]

const histories: ExpectedCall[] = [
  history('of an own record', own, both(ofRecord('/_history', own, version1(own)).shown)),
  history("of another's record", others, hidingFromPatient('/_history', version1(others))),
  history(
    'of another patient',
    { type: 'Patient', id: 'patient-5' },
    {
      practitioner: shows(['GET Patient/patient-5/_history 200', 'GET Patient/patient-5 200'], { returned: 1 }),
      patient: denied,
    },
  ),
  history('of a labelled record', labelled, hidingFromPractitioner('/_history', version1(labelled))),
  history(
    'of a type',
    { type: 'Practitioner', count: 2 },
    both(
      shows(['GET Practitioner/_history 200', 'GET Practitioner 200'], {
        returned: 2,
        truncated: expect.any(String),
        cursor: expect.any(String),
      }),
    ),
  ),
  history(
    'of a clinical type, as far as it is theirs',
    { type: 'CareTeam', count: 3 },
    {
      practitioner: shows(['GET CareTeam/_history 200', 'GET CareTeam 200'], { returned: 3 }),
      patient: shows(['GET CareTeam/_history 200', 'GET CareTeam 200'], {
        versions: [{ reference: expect.stringMatching(/^CareTeam\/patient-1-/) }],
      }),
    },
  ),
  history('of an envelope', { type: 'Bundle' }, both(denied)),
]

const abilities: ExpectedCall[] = [
  capabilities(
    'of the whole server',
    {},
    both(
      shows([], {
        fhirVersion: '4.0.1',
        types: expect.arrayContaining([expect.objectContaining({ type: 'Patient' })]),
      }),
    ),
  ),
  capabilities(
    'of one type',
    { type: 'Patient' },
    both(
      shows([], {
        types: [
          {
            type: 'Patient',
            searchParams: expect.arrayContaining(['birthdate (date)']),
            operations: expect.arrayContaining(['everything', 'match', 'summary']),
          },
        ],
      }),
    ),
  ),
  capabilities(
    'in full, page by page',
    { detail: 'full', page: 2 },
    both(shows([], { page: 2, truncated: expect.stringContaining('"page": 3') })),
  ),
  capabilities('past the last page', { detail: 'full', page: 900 }, both(invalid)),
]

describeCalls('a call', stack, people, [...reads, ...histories, ...abilities])
