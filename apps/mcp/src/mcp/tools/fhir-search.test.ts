import type { AnyResource } from '@repo/fhir'
import { expect, test } from 'vitest'
import * as z from 'zod'
import {
  callTool,
  fhirBaseUrl,
  observation,
  type Script,
  searchset,
  withSmartPermissions,
} from '../../../test/call-stage.ts'
import { failures } from '../../failure/failures.ts'

const ofOne = { type: 'Observation', params: { patient: 'Patient/p1' } }
const searching = (args: object, script: Script = {}) => callTool('fhir_search', args, script)
const link = (relation: string, url: string) => ({ relation, url })
const self = (query: string) => link('self', `${fhirBaseUrl}/Observation${query}`)

test.each<[string, Record<string, string>, string]>([
  ['its only filter', { patient: 'Patient/p1' }, '?_count=20'],
  ['one of two filters', { patient: 'Patient/p1', code: '8867-4' }, '?patient=Patient/p1&_count=20'],
  ['a chain', { patient: 'Patient/p1', 'performer:Practitioner.name': 'Roe' }, '?patient=Patient/p1'],
  ['everything', { patient: 'Patient/p1' }, ''],
  ['the value of a filter', { patient: 'Patient/p1', code: '8867-4' }, '?patient=Patient/p1&code='],
  ['an id of a list', { _id: 'o1,o2' }, '?_id=o1'],
])('shows nothing of an answer whose self link shows that the server dropped %s', async (_what, params, query) => {
  const fhir = () => searchset([observation('o1')], { link: [self(query)] })
  const { answer, steps, records } = await searching({ type: 'Observation', params }, { fhir })
  expect(answer).toMatchObject({ isError: true, data: undefined })
  expect(answer.text).toContain(failures['fhir/parameter-ignored'].say)
  expect(answer.text).toMatch(
    /It ignored: (patient|code|performer:Practitioner\.name|_id).*\[fhir\/parameter-ignored\]$/,
  )
  expect(answer.text).not.toContain('68')
  expect(steps.filter((step) => step.startsWith('release'))).toEqual([])
  expect(records).toMatchObject([{ code: 'fhir/parameter-ignored', outcome: '8', disclosed: [] }])
})

test('shows nothing of an answer about another patient, though its self link names the filter', async () => {
  const fhir = () => searchset([observation('o1', 'p1'), observation('o2', 'p2')])
  const { answer, steps, records } = await searching(ofOne, { fhir })
  expect(answer.text).toContain('It answered records of other patients than the call names. [fhir/parameter-ignored]')
  expect(answer.text).not.toMatch(/o1|p2/)
  expect(steps.filter((step) => step.startsWith('release'))).toEqual([])
  expect(records).toMatchObject([{ disclosed: [] }])
})

test.each<[string, AnyResource]>([
  ['of whom it cannot be told', { ...observation('o2'), subject: { identifier: { value: '7' } } }],
  ['of that patient and another', { ...observation('o2', 'p2'), performer: [{ reference: 'Patient/p1' }] }],
])('leaves to policy a match %s', async (_what, match) => {
  const { answer, steps } = await searching(ofOne, { fhir: () => searchset([match]) })
  expect(answer.isError).toBe(false)
  expect(steps).toContain('release search-type Observation/o2')
})

const patient = (id: string): AnyResource => ({ resourceType: 'Patient', id })

test.each<[string, object, AnyResource, string]>([
  ['a match about nobody', {}, { resourceType: 'Observation', id: 'o2', status: 'final' }, 'match'],
  ['a record of another type, unasked', {}, patient('p1'), ''],
  ['a record that it calls included, unasked', {}, observation('o2'), 'include'],
  [
    'a record of a type that no include brings',
    { _include: 'Observation:subject:Patient' },
    { resourceType: 'Group', id: 'g' },
    'include',
  ],
  [
    'a record of another patient that no include brings',
    { _include: 'Observation:subject:Patient' },
    observation('o2', 'p2'),
    'include',
  ],
])('shows nothing of an answer with %s', async (_what, more, resource, mode) => {
  const entry = [{ resource: observation('o1') }, { resource, search: { mode } }]
  const params = { ...ofOne.params, ...more }
  const { answer, steps } = await searching({ ...ofOne, params }, { fhir: () => searchset([], { entry }) })
  expect(answer.text).toContain('[fhir/parameter-ignored]')
  expect(steps.filter((step) => step.startsWith('release'))).toEqual([])
})

test('leaves to policy what an include brought of other patients', async () => {
  const params = { ...ofOne.params, _include: 'Observation:derived-from:Observation' }
  const entry = [
    { resource: observation('o1'), search: { mode: 'match' } },
    { resource: observation('o9', 'p9'), search: { mode: 'include' } },
  ]
  const { answer, steps } = await searching({ ...ofOne, params }, { fhir: () => searchset([], { entry }) })
  expect(answer.data).toMatchObject({ returned: 1, included: [{ reference: 'Observation/o9' }] })
  expect(steps).toContain('release search-type Observation/o1 Observation/o9')
  const unasked = await searching(ofOne, { fhir: () => searchset([], { entry }) })
  expect(unasked.answer.text).toContain('[fhir/parameter-ignored]')
})

test.each<[string, Record<string, unknown>]>([
  ['no link at all', { link: [] }],
  ['links that are none', { link: [null, 7, { relation: 'self' }] }],
  ['a stored search', { link: [self('?_getpages=1')] }],
])('says that the parameters are not confirmed where the answer has %s', async (_what, bundle) => {
  const { answer } = await searching(ofOne, { fhir: () => searchset([observation('o1')], bundle) })
  expect(answer.data).toMatchObject({
    returned: 1,
    remarks: [expect.stringContaining('does not say which parameters')],
  })
  const unfiltered = await searching({ type: 'Observation' }, { fhir: () => searchset([], bundle) })
  expect(unfiltered.answer.data).not.toHaveProperty('remarks')
})

test('asks for what it is to be answered by strictly, and sends what says how much is counted', async () => {
  const params = { ...ofOne.params, _summary: 'count', _total: 'accurate' }
  const fhir = () => searchset([], { total: 7 })
  const { answer, requests } = await searching({ ...ofOne, params }, { fhir })
  expect(requests).toMatchObject([{ path: '/Observation?patient=Patient/p1&_summary=count&_total=accurate&_count=20' }])
  expect(requests[0]?.headers.get('prefer')).toBe('handling=strict')
  expect(answer.data).toMatchObject({ total: 7, returned: 0 })
})

test('applies _elements itself: a server could leave out what policy judges by', async () => {
  const params = { ...ofOne.params, _elements: 'value,status' }
  const { answer, requests } = await searching({ ...ofOne, params }, { fhir: () => searchset([observation('o1')]) })
  expect(requests).toMatchObject([{ path: '/Observation?patient=Patient/p1&_count=20' }])
  const resource = {
    resourceType: 'Observation',
    id: 'o1',
    meta: { tag: [expect.objectContaining({ code: 'SUBSETTED' })] },
    status: 'final',
    valueQuantity: { value: 68, unit: '/min' },
  }
  expect(answer.data).toMatchObject({ records: [{ reference: 'Observation/o1', resource }] })
  expect(answer.text).not.toMatch(/effectiveDateTime|versionId/)
})

test('shows only the fields that are asked for', async () => {
  const args = { ...ofOne, fields: ['code.coding.code', 'value.ofType(Quantity).value'] }
  const { answer } = await searching(args, { fhir: () => searchset([observation('o1')]) })
  expect(answer.data?.records).toEqual([
    {
      reference: 'Observation/o1',
      versionId: '3',
      fields: { 'code.coding.code': ['8867-4'], 'value.ofType(Quantity).value': [68] },
    },
  ])
})

test.each([
  ['an expression that does not parse', { fields: ['code..text'] }, 'fields "code..text"'],
  ['a function that is not allowed', { fields: ["code.trace('x')"] }, 'trace'],
  ['fields and another view', { fields: ['code'], view: 'rows' }, 'fields: go with'],
  ['the view of fields without any', { view: 'fields' }, 'view: "fields" needs'],
  ['too small a budget', { budget: 499 }, 'budget'],
  ['too large a budget', { budget: 12_001 }, 'budget'],
])('asks nobody anything when it is given %s', async (_what, args, words) => {
  const { answer, steps } = await searching({ ...ofOne, ...args })
  expect(answer.text).toContain(words)
  expect(answer.text).toContain('[input/invalid]')
  expect(steps).toEqual(['audit outcome'])
})

test('asks policy at most twice, however much a search reaches into', async () => {
  const params = {
    ...ofOne.params,
    'performer:Practitioner.name': 'Roe',
    _include: ['Observation:subject', 'Observation:performer'],
    _revinclude: 'Provenance:target',
  }
  const { steps } = await searching({ ...ofOne, params }, { fhir: () => searchset([observation('o1')]) })
  expect(steps.filter((step) => /^(admit|release)/.test(step))).toHaveLength(2)
})

const chained = { 'performer:Practitioner.name': 'Roe' }

test('asks FHIR nothing when policy denies a criterion, and says which records decide', async () => {
  const admit: Script['admit'] = ({ stage }) => stage !== 'criterion'
  const { answer, requests, records } = await searching({ type: 'Observation', params: chained }, { admit })
  expect(answer.text).toContain(
    '"performer:Practitioner.name" is decided by Practitioner records: search Practitioner first, then Observation by what that finds. Request id: ',
  )
  expect(requests).toEqual([])
  expect(records).toMatchObject([{ code: 'authz/denied', decision: { effect: 'deny' } }])
  const all = await searching({ type: 'Observation', params: chained }, { admit: 'deny' })
  expect(all.answer.text).toContain(`${failures['authz/denied'].say} Request id: `)
  const caller = withSmartPermissions('Observation', 's')
  const unscoped = await searching({ type: 'Observation', params: chained }, { caller })
  expect(unscoped.answer.text).toContain('Missing: s on Practitioner. [smart/scope-missing]')
  expect(unscoped.steps).toEqual(['audit outcome'])
})

test.each<[string, Script]>([
  ['policy denies', { admit: ({ resourceType }) => resourceType !== 'Provenance' }],
  ['the person did not grant', { caller: withSmartPermissions('Observation', 's') }],
])('searches without an include that %s, and says so', async (_why, script) => {
  const params = { ...ofOne.params, _revinclude: 'Provenance:target' }
  const { answer, requests } = await searching(
    { ...ofOne, params },
    { ...script, fhir: () => searchset([observation('o1')]) },
  )
  expect(requests).toMatchObject([{ path: '/Observation?patient=Patient/p1&_count=20' }])
  expect(answer.data).toMatchObject({
    returned: 1,
    remarks: [
      expect.stringContaining('_revinclude=Provenance:target was left out: this person may not search Provenance'),
    ],
  })
})

test('searches with an include of which one of several types is allowed', async () => {
  const params = { ...ofOne.params, _include: 'Observation:subject' }
  const admit: Script['admit'] = ({ resourceType }) => resourceType !== 'Group'
  const { answer, requests } = await searching(
    { ...ofOne, params },
    { admit, fhir: () => searchset([observation('o1')]) },
  )
  expect(requests[0]?.path).toContain('_include=Observation:subject')
  expect(answer.data).not.toHaveProperty('remarks')
})

test('gives no version of a record of which _elements leaves out a part, and lets nobody replace the record by it', async () => {
  const params = { ...ofOne.params, _elements: 'code,status' }
  const { answer } = await searching({ ...ofOne, params }, { fhir: () => searchset([observation('o1')]) })
  const [shown] = z
    .array(z.object({ resource: z.looseObject({}), versionId: z.string().optional() }))
    .parse(answer.data?.records)
  const resource = shown?.resource
  expect(shown).toEqual({ resource })
  const unversioned = await callTool('fhir_update', { resource })
  expect(unversioned.answer.text).toMatch(/versionId.*\[input\/invalid\]$/)
  const guessed = await callTool(
    'fhir_update',
    { resource, versionId: '3' },
    { fhir: () => ({ body: observation('o1') }) },
  )
  expect(guessed.answer.isError).toBe(true)
  expect(guessed.requests.filter(({ method }) => method !== 'GET')).toEqual([])
})
