import { expect, test } from 'vitest'
import { createFhirClient, FhirError, issuesOf } from '../../src/index.ts'
import { rejectionOf, startServer } from '../local-server.ts'

const outcome = (issue: unknown) => ({ resourceType: 'OperationOutcome', issue })
const issues = (count: number, severity = 'warning') => {
  return Array.from({ length: count }, (_, index) => ({ severity, code: 'value', diagnostics: `${severity} ${index}` }))
}

async function answered(status: number, body: unknown) {
  await using server = await startServer(() => ({ status, body }))
  const fhir = createFhirClient({ fhirBaseUrl: server.origin, allowLoopbackHttp: true })
  return await fhir.operation({ name: 'validate', resourceType: 'Patient', id: '1' })
}

test('of an outcome of 56 KB the 20 gravest issues are told, and how many more there were', async () => {
  const body = outcome([
    ...issues(110),
    ...issues(9, 'error').map((issue) => ({ ...issue, details: { text: 'x'.repeat(400) } })),
  ])
  const { issues: told, moreIssues } = await answered(200, body)
  expect(told.map(({ severity }) => severity)).toEqual([...Array(9).fill('error'), ...Array(11).fill('warning')])
  expect(moreIssues).toBe(99)
})

test('an error counts what it leaves out too', async () => {
  const error = await rejectionOf(answered(422, outcome(issues(119))))
  if (!(error instanceof FhirError)) throw error
  expect(error.issues).toHaveLength(20)
  expect(error.moreIssues).toBe(99)
})

test('where nothing is left out there is no count', async () => {
  expect(await answered(200, outcome(issues(20)))).not.toHaveProperty('moreIssues')
  expect(await rejectionOf(answered(422, outcome(issues(20))))).toMatchObject({ moreIssues: undefined })
})

test('an issue is told once for its code, place and text, at its gravest', () => {
  const at = { code: 'required', expression: ['Patient.name'], diagnostics: 'missing' }
  const told = issuesOf(
    outcome([
      { severity: 'warning', ...at },
      { severity: 'error', ...at },
      { severity: 'information', ...at },
      { severity: 'error', ...at, expression: ['Patient.link'] },
    ]),
  )
  expect(told).toEqual([
    { severity: 'error', ...at },
    { severity: 'error', ...at, expression: ['Patient.link'] },
  ])
})

test('the outcomes of a search are told together, at most 20', async () => {
  const entry = [outcome(issues(15)), outcome(issues(15)), outcome(issues(15, 'error'))].map((resource) => {
    return { resource, search: { mode: 'outcome' } }
  })
  await using server = await startServer(() => ({ body: { resourceType: 'Bundle', type: 'searchset', entry } }))
  const fhir = createFhirClient({ fhirBaseUrl: server.origin, allowLoopbackHttp: true })
  const page = await fhir.searchPairs('Patient', {})
  expect(page.issues).toHaveLength(20)
  expect(page.moreIssues).toBe(10)
  expect(page.resource.entry).toEqual([])
})

test.each([
  undefined,
  null,
  7,
  'x',
  {},
  { resourceType: 'Patient', issue: issues(1) },
  outcome({}),
  outcome([null, 7]),
])('%j has no issues', (value) => {
  expect(issuesOf(value)).toEqual([])
})
