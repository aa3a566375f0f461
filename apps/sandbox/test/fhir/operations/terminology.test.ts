import type { ParametersParameter, ValueSet } from '@medplum/fhirtypes'
import { describe, expect, test } from 'vitest'
import { type Reply, runningServer } from '../running-server.ts'
import { answered, named, parameters } from './parameters.ts'

const server = runningServer()
const snomed = 'http://snomed.info/sct'
const icd10 = 'http://hl7.org/fhir/sid/icd-10-cm'
const own = (type: string, id: string) => `http://sandbox.example/fhir/${type}/${id}`
const coding = (code: string, display?: string) => ({ system: snomed, code, ...(display ? { display } : {}) })
const expansionOf = ({ body }: Reply) => (body as unknown as ValueSet).expansion
const codesOf = (reply: Reply) => (expansionOf(reply)?.contains ?? []).map(({ code }) => code)

/** A part of a parameter by its name. */
function part(parameter: ParametersParameter | undefined, name: string): ParametersParameter | undefined {
  return parameter?.part?.find((one) => one.name === name)
}

describe('$expand', () => {
  test('lists the codes of a value set by its URL, or by its id', async () => {
    const byUrl = await server.get('/ValueSet/$expand?url=http://hl7.org/fhir/ValueSet/observation-status')
    expect([byUrl.status, codesOf(byUrl)]).toEqual([
      200,
      ['registered', 'preliminary', 'final', 'amended', 'corrected', 'cancelled', 'entered-in-error', 'unknown'],
    ])
    const byId = await server.get('/ValueSet/observation-status/$expand')
    expect(codesOf(byId)).toEqual(codesOf(byUrl))
    expect(byId.body).not.toHaveProperty('compose')
  })
  test('follows a hierarchy, a property, an import and an exclusion', async () => {
    const codes = async (id: string) => codesOf(await server.get(`/ValueSet/${id}/$expand`))
    const cardiometabolic = ['49601007', '38341003', '698247007', '49436004', '73211009', '44054006', '46635009']
    expect(await codes('cardiometabolic-problems')).toEqual(cardiometabolic)
    expect((await codes('known-cardiometabolic-problems')).toSorted()).toEqual(cardiometabolic.toSorted())
    expect(await codes('laboratory-tests')).toEqual(['4548-4', '2345-7', '2093-3', '2160-0', '718-7', '2823-3'])
    const [all, rest] = [await codes('problems'), await codes('noninfectious-problems')]
    expect(all.filter((code) => !rest.includes(code))).toEqual(['40733004', '86406008'])
  })
  test('narrows by words and cuts by offset and count, and counts what passes', async () => {
    const reply = await server.get('/ValueSet/problems/$expand?filter=diabetes type')
    expect(codesOf(reply)).toEqual(['44054006', '46635009'])
    const all = codesOf(await server.get('/ValueSet/problems/$expand'))
    const page = await server.get('/ValueSet/problems/$expand?offset=3&count=2')
    expect([codesOf(page), expansionOf(page)?.total, expansionOf(page)?.offset]).toEqual([
      all.slice(3, 5),
      all.length,
      3,
    ])
    expect(expansionOf(page)?.parameter).toContainEqual({ name: 'count', valueInteger: 2 })
  })
  test('shows designations when asked', async () => {
    const plain = await server.get('/ValueSet/problems/$expand?filter=Hypertensive')
    const full = await server.get('/ValueSet/problems/$expand?filter=Hypertensive&includeDesignations=true')
    expect(plain.text).not.toContain('Hypertonie')
    expect(full.text).toContain('Hypertonie')
  })
  test('takes a value set in the request', async () => {
    const compose = {
      include: [{ system: snomed, filter: [{ property: 'concept', op: 'descendent-of', value: '73211009' }] }],
    }
    const resource = { resourceType: 'ValueSet', status: 'draft', compose } as ValueSet
    const reply = await server.request('POST', '/ValueSet/$expand', parameters({ name: 'valueSet', resource }))
    expect(codesOf(reply)).toEqual(['44054006', '46635009'])
  })
  test.each([
    ['/ValueSet/$expand', 400, 'required'],
    ['/ValueSet/$expand?url=http://nosuch.example', 404, 'not-found'],
    ['/ValueSet/nosuch/$expand', 404, 'not-found'],
    ['/ValueSet/problems/$expand?count=-1', 400, 'invalid'],
    ['/ValueSet/problems/$expand?context=x', 400, 'not-supported'],
  ])('%s is answered with %i and %s', async (path, status, code) => {
    const { outcome, ...reply } = await server.get(path)
    expect([reply.status, outcome.issue[0]?.code]).toEqual([status, code])
  })
  test('refuses a code system of which only a part is known, and a value set that imports itself', async () => {
    const expand = async (include: object) => {
      const resource = {
        resourceType: 'ValueSet',
        status: 'draft',
        url: 'urn:self',
        compose: { include: [include] },
      } as ValueSet
      const reply = await server.request('POST', '/ValueSet/$expand', parameters({ name: 'valueSet', resource }))
      return [reply.status, reply.outcome.issue[0]?.code]
    }
    expect(await expand({ system: 'http://loinc.org' })).toEqual([400, 'not-supported'])
    expect(await expand({ system: 'http://nosuch.example' })).toEqual([404, 'not-found'])
    expect(await expand({ valueSet: ['urn:self'] })).toEqual([400, 'invalid'])
  })
})

describe('$lookup', () => {
  test('tells display, parents and children', async () => {
    const reply = await server.get(`/CodeSystem/$lookup?system=${snomed}&code=73211009`)
    expect([answered(reply, 'name'), answered(reply, 'display')]).toEqual(['SNOMED CT', 'Diabetes mellitus'])
    const properties = named(reply, 'property').map((one) => [
      part(one, 'code')?.valueCode,
      part(one, 'value')?.valueCode,
    ])
    expect(properties).toEqual([
      ['parent', '362969004'],
      ['child', '44054006'],
      ['child', '46635009'],
    ])
  })
  test('takes a coding, and shows the properties that are asked for', async () => {
    const body = parameters(
      { name: 'coding', valueCoding: coding('75544000') },
      { name: 'property', valueCode: 'parent' },
    )
    const reply = await server.request('POST', '/CodeSystem/$lookup', body)
    expect(named(reply, 'property').map((one) => part(one, 'value')?.valueCode)).toEqual(['191816009', '74732009'])
  })
  test.each([
    [`/CodeSystem/$lookup?system=${snomed}&code=nosuch`, 404, 'not-found'],
    ['/CodeSystem/$lookup?system=http://nosuch.example&code=1', 404, 'not-found'],
    ['/CodeSystem/$lookup?code=73211009', 400, 'required'],
    ['/CodeSystem/snomed-ct/$lookup?code=73211009', 400, 'not-supported'],
  ])('%s is answered with %i and %s', async (path, status, code) => {
    const { outcome, ...reply } = await server.get(path)
    expect([reply.status, outcome.issue[0]?.code]).toEqual([status, code])
  })
})

describe('$validate-code', () => {
  const problems = `/ValueSet/$validate-code?url=${own('ValueSet', 'cardiometabolic-problems')}`
  test.each([
    [`${problems}&system=${snomed}&code=38341003`, true],
    [`${problems}&system=${snomed}&code=195967001`, false],
    [`${problems}&system=http://loinc.org&code=38341003`, false],
    [`${problems}&system=${snomed}&code=38341003&display=hypertonie`, true],
    [`${problems}&system=${snomed}&code=38341003&display=Asthma`, false],
    [`/ValueSet/problems/$validate-code?system=${snomed}&code=195967001`, true],
    [`/CodeSystem/$validate-code?url=${snomed}&code=195967001`, true],
    [`/CodeSystem/$validate-code?url=${snomed}&code=nosuch`, false],
    ['/CodeSystem/snomed-ct/$validate-code?code=195967001&display=Asthma', true],
  ])('%s: %s', async (path, valid) => {
    const reply = await server.get(path)
    expect([reply.status, answered(reply, 'result'), named(reply, 'message').length]).toEqual([
      200,
      valid,
      valid ? 0 : 1,
    ])
  })
  test('is content with one valid coding of a concept', async () => {
    const valueCodeableConcept = { coding: [{ system: icd10, code: 'I10' }, coding('38341003')] }
    const body = parameters({ name: 'codeableConcept', valueCodeableConcept })
    const reply = await server.request('POST', '/ValueSet/problems/$validate-code', body)
    expect([answered(reply, 'result'), answered(reply, 'display')]).toEqual([true, 'Hypertensive disorder'])
    const single = parameters({ name: 'coding', valueCoding: coding('38341003') })
    expect(answered(await server.request('POST', '/CodeSystem/$validate-code', single), 'result')).toBe(true)
  })
  test.each([
    ['/ValueSet/problems/$validate-code?code=38341003', 'required'],
    ['/ValueSet/problems/$validate-code', 'required'],
    ['/CodeSystem/$validate-code?code=38341003', 'required'],
  ])('%s is answered with 400 and %s', async (path, code) => {
    const { status, outcome } = await server.get(path)
    expect([status, outcome.issue[0]?.code]).toEqual([400, code])
  })
})

describe('$subsumes', () => {
  test.each([
    ['73211009', '44054006', 'subsumes'],
    ['44054006', '64572001', 'subsumed-by'],
    ['74732009', '75544000', 'subsumes'],
    ['44054006', '44054006', 'equivalent'],
    ['44054006', '195967001', 'not-subsumed'],
  ])('%s and %s: %s', async (codeA, codeB, outcome) => {
    const byUrl = await server.get(`/CodeSystem/$subsumes?system=${snomed}&codeA=${codeA}&codeB=${codeB}`)
    const byId = await server.get(`/CodeSystem/snomed-ct/$subsumes?codeA=${codeA}&codeB=${codeB}`)
    expect([answered(byUrl, 'outcome'), answered(byId, 'outcome')]).toEqual([outcome, outcome])
  })
  test('is 404 for a code that is not known, 400 without one', async () => {
    expect((await server.get(`/CodeSystem/$subsumes?system=${snomed}&codeA=1&codeB=44054006`)).status).toBe(404)
    expect((await server.get(`/CodeSystem/$subsumes?system=${snomed}&codeA=44054006`)).status).toBe(400)
  })
})

describe('$translate', () => {
  const matchesOf = (reply: Reply) =>
    named(reply, 'match').map((one) => [part(one, 'equivalence')?.valueCode, part(one, 'concept')?.valueCoding?.code])
  const byUrl = `/ConceptMap/$translate?url=${own('ConceptMap', 'problems-to-icd-10-cm')}`
  test('finds the target, and the source when reversed', async () => {
    const forth = await server.get(`${byUrl}&system=${snomed}&code=38341003`)
    expect([answered(forth, 'result'), matchesOf(forth)]).toEqual([true, [['wider', 'I10']]])
    const back = await server.get(`${byUrl}&system=${icd10}&code=I10&reverse=true`)
    expect(matchesOf(back)).toEqual([['narrower', '38341003']])
  })
  test('finds a map by its value sets or the target code system', async () => {
    const gender = '/ConceptMap/$translate?system=http://hl7.org/fhir/administrative-gender&code=other'
    const target = 'http://terminology.hl7.org/ValueSet/v3-AdministrativeGender'
    expect(matchesOf(await server.get(`${gender}&target=${target}`))).toEqual([['inexact', 'UN']])
    const bySystem = await server.get(`/ConceptMap/$translate?targetsystem=${icd10}&system=${snomed}&code=38341003`)
    expect(matchesOf(bySystem)).toEqual([['wider', 'I10']])
  })
  test('is false for what has no translation, and says so', async () => {
    const reply = await server.get(`${byUrl}&system=${snomed}&code=64572001`)
    expect([reply.status, answered(reply, 'result')]).toEqual([200, false])
    const unmatched =
      '/ConceptMap/administrative-gender-to-v3/$translate?system=http://hl7.org/fhir/administrative-gender'
    expect(answered(await server.get(`${unmatched}&code=unknown`), 'result')).toBe(false)
  })
  test('is 404 for an unknown map and 400 without a code', async () => {
    expect((await server.get(`/ConceptMap/$translate?url=urn:nosuch&system=${snomed}&code=1`)).status).toBe(404)
    expect((await server.get(byUrl)).status).toBe(400)
  })
})

describe('a token search by value set or hierarchy', () => {
  const total = async (path: string) => (await server.get(`/Condition?_summary=count&${path}`)).bundle.total ?? 0
  test(':in and :not-in divide the records', async () => {
    const [all, inside] = [await total(''), await total('code:in=ValueSet/cardiometabolic-problems')]
    expect(await total(`code:in=${own('ValueSet', 'cardiometabolic-problems')}`)).toBe(inside)
    expect(inside).toBeGreaterThan(50)
    expect(await total(`code:not-in=${own('ValueSet', 'cardiometabolic-problems')}`)).toBe(all - inside)
  })
  test(':below takes in what a concept subsumes, :above what subsumes it', async () => {
    const lung = await total('code=13645005')
    expect(await total(`code:below=${snomed}|413839001`)).toBe(lung)
    expect(await total(`code:below=${snomed}|50043002`)).toBeGreaterThan(lung)
    expect(await total(`code:above=${snomed}|13645005`)).toBe(lung)
  })
})
