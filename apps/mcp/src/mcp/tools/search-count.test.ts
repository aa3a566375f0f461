import { expect, test } from 'vitest'
import { callTool, fhirBaseUrl, observation, type Script, searchset } from '../../../test/call-stage.ts'
import { failures } from '../../failure/failures.ts'

const ofOne = { type: 'Observation', params: { patient: 'Patient/p1' } }
const searching = (args: object, script: Script = {}) => callTool('fhir_search', args, script)
const self = { relation: 'self', url: `${fhirBaseUrl}/Observation?patient=p1&_count=20` }
const next = { relation: 'next', url: `${fhirBaseUrl}/Observation?patient=p1&page=2` }
const paged = (total: number) => () => searchset([observation('o1'), observation('o2')], { total, link: [self, next] })
const whole = (total: number) => () => searchset([observation('o1'), observation('o2')], { total })
/** A person who may see records without labels alone. */
const others: Script = { admit: ({ labels = [] }) => labels.length === 0 }

test('asks policy about a count as though all that is counted were restricted, in the same question', async () => {
  const { answer, steps } = await searching(ofOne, { fhir: paged(41) })
  expect(steps[0]).toBe('admit search-type Observation Patient/p1 + search-type Observation Patient/p1 if allowed as R')
  expect(answer.data).toMatchObject({ total: 41, returned: 2 })
})

test('tells no total of pages that are not here to a person who may not see all of them', async () => {
  const { answer } = await searching(ofOne, { ...others, fhir: paged(41) })
  expect(answer.data).not.toHaveProperty('total')
  expect(answer.text).not.toContain('41')
  expect(answer.data).toMatchObject({
    returned: 2,
    remarks: ['How many match in all is not told: policy may withhold some of them.'],
  })
})

test('tells no total of the last page either', async () => {
  const { cursor } = (await searching(ofOne, { ...others, fhir: paged(41) })).answer.data ?? {}
  const { answer } = await searching({ cursor }, { ...others, fhir: whole(2) })
  expect(answer.data).toMatchObject({ returned: 2 })
  expect(answer.data).not.toHaveProperty('total')
})

test('tells the total of an answer that is here as a whole, and none that counts more', async () => {
  expect((await searching(ofOne, { ...others, fhir: whole(2) })).answer.data).toMatchObject({ total: 2 })
  expect((await searching(ofOne, { ...others, fhir: whole(3) })).answer.data).not.toHaveProperty('total')
})

test('refuses to count alone where policy may withhold some, and says what to do', async () => {
  const params = { ...ofOne.params, _summary: 'count' }
  const { answer, requests } = await searching({ ...ofOne, params }, others)
  expect(answer.text).toContain(failures['authz/denied'].say)
  expect(answer.text).toMatch(
    /A count would tell of records that policy may withhold.* page by page.*\[authz\/denied\]$/,
  )
  expect(requests).toEqual([])
})

test('takes numbers and truths as text', async () => {
  const params = { _id: 7, 'date:missing': false, 'value-quantity': ['gt5', 6] }
  const { requests } = await searching({ type: 'Observation', params }, { fhir: () => searchset([]) })
  expect(requests[0]?.path).toBe('/Observation?_id=7&date:missing=false&value-quantity=gt5&value-quantity=6&_count=20')
})
