import { describe, expect, test } from 'vitest'
import { type Loose, runningServer } from './running-server.ts'

const server = runningServer()
const at = (resource: Loose, path: string): unknown =>
  path.split('.').reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], resource)
const all = (list: Loose[], path: string) => list.map((resource) => at(resource, path))

describe('parameter types', () => {
  test('a string matches the beginning of a name, whatever its case', async () => {
    const { matches } = await server.get('/Patient?family=cost')
    expect(matches.length).toBeGreaterThan(0)
    expect(new Set(all(matches, 'name.0.family'))).toEqual(new Set(['Costa']))
  })
  test(':exact minds the case', async () => {
    expect((await server.get('/Patient?family:exact=costa')).bundle.total).toBe(0)
    expect((await server.get('/Patient?family:exact=Costa')).bundle.total).toBeGreaterThan(0)
  })
  test(':contains finds the middle of a name', async () => {
    expect((await server.get('/Patient?family:contains=OST')).matches.length).toBeGreaterThan(0)
  })
  test('a token matches a code, and the total counts all matches', async () => {
    const { matches, bundle } = await server.get('/Patient?gender=female&_total=accurate&_count=1000')
    expect(new Set(all(matches, 'gender'))).toEqual(new Set(['female']))
    expect(bundle.total).toBe(matches.length)
  })
  test('system|code, a bare id as reference, and _sort work together', async () => {
    const { matches } = await server.get('/Observation?code=http://loinc.org|4548-4&patient=patient-1&_sort=-date')
    const dates = all(matches, 'effectiveDateTime') as string[]
    expect(dates).toHaveLength(3)
    expect(dates).toEqual([...dates].sort().reverse())
  })
  test('a code of another system does not match', async () => {
    expect((await server.get('/Observation?code=http://wrong.example|4548-4')).bundle.total).toBe(0)
  })
  test('a comma means or', async () => {
    expect((await server.get('/Observation?code=4548-4,2345-7&patient=Patient/patient-1')).bundle.total).toBe(6)
  })
  test(':not turns a token around', async () => {
    const { matches } = await server.get('/Patient?gender:not=female&_count=1000')
    expect(new Set(all(matches, 'gender'))).toEqual(new Set(['male']))
  })
  test(':missing tells what has no value', async () => {
    expect((await server.get('/Patient?death-date:missing=false')).bundle.total).toBe(0)
    expect((await server.get('/Patient?gender:missing=true')).bundle.total).toBe(0)
  })
  test(':of-type finds an identifier of a kind', async () => {
    const { matches } = await server.get(
      '/Patient?identifier:of-type=http://terminology.hl7.org/CodeSystem/v2-0203|MR|MRN000001',
    )
    expect(matches.map(({ id }) => id)).toEqual(['patient-1'])
    const other = '/Patient?identifier:of-type=http://terminology.hl7.org/CodeSystem/v2-0203|SS|MRN000001'
    expect((await server.get(other)).bundle.total).toBe(0)
  })
  test(':text searches what a code is called', async () => {
    expect((await server.get('/Condition?code:text=asthma')).bundle.total).toBeGreaterThan(0)
  })
  test('a repeated date parameter means and', async () => {
    const { matches } = await server.get(
      '/Observation?patient=patient-1&date=ge2025-01-01&date=lt2026-01-01&_count=100',
    )
    expect(matches.length).toBe(11)
    expect((all(matches, 'effectiveDateTime') as string[]).every((date) => date.startsWith('2025'))).toBe(true)
  })
  test('a year means the whole year', async () => {
    expect((await server.get('/Observation?patient=patient-1&date=2025')).bundle.total).toBe(11)
  })
  test('a birth date compares', async () => {
    const { matches } = await server.get('/Patient?birthdate=lt1950-01-01&_count=1000')
    expect(matches.length).toBeGreaterThan(0)
    expect((all(matches, 'birthDate') as string[]).every((date) => date < '1950')).toBe(true)
  })
  test('a quantity compares its value', async () => {
    const { matches } = await server.get('/Observation?value-quantity=gt200&_count=500')
    expect(matches.length).toBeGreaterThan(0)
    expect((all(matches, 'valueQuantity.value') as number[]).every((value) => value > 200)).toBe(true)
  })
  test('a quantity with a unit matches that unit only', async () => {
    const { matches } = await server.get(
      '/Observation?value-quantity=gt60|http://unitsofmeasure.org|kg&patient=patient-1',
    )
    expect(new Set(all(matches, 'valueQuantity.code'))).toEqual(new Set(['kg']))
  })
  test('a quantity without comparator matches within its precision', async () => {
    const { matches } = await server.get('/Observation?code=4548-4&value-quantity=6&_count=1000')
    expect(matches.length).toBeGreaterThan(0)
    expect((all(matches, 'valueQuantity.value') as number[]).every((value) => value >= 5.5 && value <= 6.5)).toBe(true)
  })
  test('a composite holds within one element', async () => {
    const { matches } = await server.get('/Observation?code-value-quantity=4548-4$gt7&_count=20')
    expect(matches.length).toBe(20)
    expect((all(matches, 'valueQuantity.value') as number[]).every((value) => value > 7)).toBe(true)
  })
  test('a component composite does not mix components', async () => {
    const diastolic = await server.get('/Observation?component-code-value-quantity=8462-4$gt120')
    expect(diastolic.bundle.total).toBe(0)
    const systolic = await server.get('/Observation?component-code-value-quantity=8480-6$gt120')
    expect(systolic.bundle.total).toBeGreaterThan(0)
  })
  test('combo-code reaches components', async () => {
    expect((await server.get('/Observation?combo-code=8480-6&_count=2')).matches).toHaveLength(2)
  })
  test('_security finds labelled records', async () => {
    const { matches } = await server.get('/Condition?_security=PSY&_count=100')
    expect(matches.length).toBeGreaterThan(10)
    expect(new Set(all(matches, 'code.text'))).toEqual(new Set(['Depressive disorder']))
  })
})

describe('across records', () => {
  test('a chain follows the reference', async () => {
    const { matches, bundle } = await server.get(
      '/Observation?patient.family=Costa&_count=2&_include=Observation:patient',
    )
    expect(bundle.total).toBeGreaterThan(0)
    expect(matches).toHaveLength(2)
    expect((await server.get('/Observation?patient.family=Nobody')).bundle.total).toBe(0)
  })
  test('a chain may name its type and go on', async () => {
    const { bundle } = await server.get('/Observation?subject:Patient.organization.name=Riverside&_count=1')
    const other = await server.get('/Observation?subject:Patient.organization.name=Hillside&_count=1')
    expect(bundle.total).toBeGreaterThan(1000)
    expect(other.bundle.total).toBeGreaterThan(1000)
  })
  test('_has finds what is referred to', async () => {
    const { bundle } = await server.get('/Patient?_has:Condition:patient:code=86406008')
    expect(bundle.total).toBeGreaterThan(5)
    expect(bundle.total).toBeLessThan(30)
  })
  test('_has goes on over a second type', async () => {
    const asthma = '/Patient?_has:Encounter:patient:_has:Condition:encounter:code=195967001&_summary=count'
    const { bundle } = await server.get(asthma)
    const direct = await server.get('/Patient?_has:Condition:patient:code=195967001&_summary=count')
    expect(bundle.total).toBeGreaterThan(5)
    expect(bundle.total).toBe(direct.bundle.total)
  })
  test('a chain of two links stays with one record', async () => {
    const { matches } = await server.get('/Observation?encounter.subject:Patient.family=Ferro&_count=5')
    expect(matches).toHaveLength(5)
    const id = String(at(matches[0] as Loose, 'subject.reference')).split('/')[1]
    expect(at((await server.get(`/Patient?_id=${id}`)).matches[0] as Loose, 'name.0.family')).toBe('Ferro')
  })
  test(':iterate follows references back too', async () => {
    const { included } = await server.get(
      '/Patient?_id=patient-4&_revinclude=Encounter:patient&_revinclude:iterate=Procedure:encounter&_include:iterate=Encounter:location',
    )
    const types = new Set(included.map(({ resourceType }) => resourceType))
    expect(types).toEqual(new Set(['Encounter', 'Procedure', 'Location']))
  })
  test('_include adds the target once, after the matches', async () => {
    const { matches, included, bundle } = await server.get(
      '/Observation?subject=Patient/patient-2&_include=Observation:subject&_count=3',
    )
    expect(matches).toHaveLength(3)
    expect(included.map(({ id }) => id)).toEqual(['patient-2'])
    expect(bundle.total).toBeGreaterThan(3)
  })
  test('_revinclude adds what refers to a match', async () => {
    const { included } = await server.get(
      '/Patient?_id=patient-2&_revinclude=Condition:patient&_revinclude=RelatedPerson:patient',
    )
    expect(new Set(included.map(({ resourceType }) => resourceType))).toEqual(new Set(['Condition', 'RelatedPerson']))
  })
  test(':iterate goes on from what was included', async () => {
    const path = '/Encounter?patient=patient-1&_count=1&_include=Encounter:patient'
    const once = await server.get(`${path}&_include=Patient:organization`)
    expect(once.included.map(({ resourceType }) => resourceType)).toEqual(['Patient'])
    const iterated = await server.get(`${path}&_include:iterate=Patient:organization`)
    expect(iterated.included.map(({ id }) => id)).toEqual(['patient-1', 'org-1'])
  })
  test('a Medication that a prescription refers to can be included', async () => {
    const { included } = await server.get('/MedicationRequest?patient=patient-1&_include=MedicationRequest:medication')
    expect(included.map(({ resourceType }) => resourceType)).toEqual(['Medication'])
  })
})

describe('what is not understood is refused', () => {
  test.each([
    '/Patient?nosuch=1',
    '/Patient?name:nosuch=x',
    '/Patient?gender=',
    '/Patient?identifier:of-type=a|b',
    '/Condition?code:in=http://nosuch.example/ValueSet/x',
    '/Condition?code:below=38341003',
    '/Patient?_offset=20',
    '/Patient?birthdate=yesterday',
    '/Observation?value-quantity=gtx',
    '/Observation?patient.nosuch=1',
    '/Observation?code.text=1',
    '/Patient?_has:Nosuch:patient:code=1',
    '/Patient?_sort=nosuch',
    '/Patient?_include=Patient:nosuch',
    '/Patient?_count=-1',
    '/Patient?_summary=maybe',
    '/Patient?_format=xml',
    '/Patient?_text=hello',
    '/Location?near=1|2',
  ])('%s is answered with 400 and an OperationOutcome', async (path) => {
    const { status, outcome } = await server.get(path)
    expect(status).toBe(400)
    expect(outcome.issue[0]?.severity).toBe('error')
  })
  test('with handling=lenient an unknown parameter is ignored and left out of the self link', async () => {
    const path = '/Patient?nosuch=1&gender=female'
    const { status, bundle } = await server.get(path, { prefer: 'handling=lenient' })
    expect(status).toBe(200)
    expect(bundle.link?.[0]?.url).toBe(`${server.url}/Patient?gender=female&_count=20`)
    expect((await server.get(path, { prefer: 'handling=strict' })).status).toBe(400)
  })
})

describe('results', () => {
  test('_elements keeps what was asked for and what is mandatory, tagged SUBSETTED', async () => {
    const [patient] = (await server.get('/Patient?_elements=id,name&_count=1')).matches
    expect(Object.keys(patient ?? {}).sort()).toEqual(['id', 'meta', 'name', 'resourceType'])
    expect(JSON.stringify(patient?.meta)).toContain('SUBSETTED')
    const [observation] = (await server.get('/Observation?_elements=value&code=4548-4&_count=1')).matches
    expect(Object.keys(observation ?? {}).sort()).toEqual([
      'code',
      'id',
      'meta',
      'resourceType',
      'status',
      'valueQuantity',
    ])
  })
  test('_summary=count answers the total alone', async () => {
    const { bundle } = await server.get('/Patient?_summary=count')
    expect(bundle.entry).toBeUndefined()
    expect(bundle.total).toBe(202)
  })
  test('_summary=true leaves out what is no summary', async () => {
    const [patient] = (await server.get('/Patient?_summary=true&_id=patient-1')).matches
    expect(patient).toHaveProperty('birthDate')
    expect(patient).not.toHaveProperty('communication')
  })
  test('_total=accurate and estimate give the total', async () => {
    expect((await server.get('/Patient?_total=accurate')).bundle.total).toBe(202)
    expect((await server.get('/Patient?_total=estimate')).bundle.total).toBe(202)
  })
  test('_total=none leaves the total out', async () => {
    expect((await server.get('/Patient?_total=none')).bundle).not.toHaveProperty('total')
  })
  test('at most 1000 matches are returned at once', async () => {
    const { matches, bundle } = await server.get('/Observation?_count=5000')
    expect(matches).toHaveLength(1000)
    expect(bundle.link?.find(({ relation }) => relation === 'next')?.url).toMatch(/\/Observation\?_page=[\w-]+$/)
  })
  test('following next visits every match once, and previous leads back', async () => {
    const first = '/Observation?patient=patient-1&_count=10&_sort=_lastUpdated'
    const seen: string[] = []
    let url: string | undefined = first
    let previous: string | undefined
    for (let pages = 0; url && pages < 10; pages++) {
      const { matches, bundle } = await server.get(url)
      seen.push(...matches.map(({ id }) => id))
      previous = bundle.link?.find(({ relation }) => relation === 'previous')?.url
      url = bundle.link?.find(({ relation }) => relation === 'next')?.url
    }
    expect(seen).toHaveLength(34)
    expect(new Set(seen).size).toBe(34)
    expect((await server.get(previous ?? '')).matches.map(({ id }) => id)).toEqual(seen.slice(20, 30))
  })
  test('POST _search takes a form, beside parameters in the URL', async () => {
    const form = { 'content-type': 'application/x-www-form-urlencoded' }
    const { matches } = await server.request('POST', '/Patient/_search?_count=3', 'family=cost', form)
    expect(matches).toHaveLength(3)
    expect(new Set(all(matches, 'name.0.family'))).toEqual(new Set(['Costa']))
  })
  test('a search of the patient with 10,000 resources takes at most 100 ms once warm', async () => {
    const path = '/Observation?patient=patient-10k&code=4548-4'
    expect((await server.get(path)).bundle.total).toBeGreaterThan(700)
    const times: number[] = []
    for (let run = 0; run < 20; run++) {
      const started = performance.now()
      await server.get(path)
      times.push(performance.now() - started)
    }
    expect(Math.min(...times)).toBeLessThan(100)
  })
})
