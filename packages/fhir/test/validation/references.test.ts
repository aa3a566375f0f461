import { describe, expect, test } from 'vitest'
import { type ResourceIssue, validateResource } from '../../src/index.ts'

const observation = (more: object) => ({ resourceType: 'Observation', status: 'final', code: { text: 'x' }, ...more })
const pathsOf = (resource: unknown) => validateResource(resource).map(({ path }) => path)
const uuid = 'urn:uuid:c757873d-ec9a-4326-a141-556f43239520'

describe('a reference', () => {
  test.each<[object]>([
    [{ reference: 'Patient/1' }],
    [{ reference: 'Patient/1/_history/2' }],
    [{ reference: 'https://fhir.example/r4/Patient/1' }],
    [{ reference: 'https://fhir.example/records?x=1' }],
    [{ reference: uuid }],
    [{ reference: 'urn:oid:1.2.3' }],
    [{ reference: 'Patient/1', type: 'Patient' }],
    [{ type: 'Patient', identifier: { value: '1' } }],
    [{ display: 'somebody' }],
    [{ extension: [{ url: 'https://example.org/x', valueString: 'x' }] }],
  ])('%j is valid', (subject) => {
    expect(validateResource(observation({ subject }))).toEqual([])
  })

  test.each<[object, string]>([
    [{ reference: '1' }, 'subject.reference'],
    [{ reference: '/Patient/1' }, 'subject.reference'],
    [{ reference: 'Patient/' }, 'subject.reference'],
    [{ reference: 'Patient/..' }, 'subject.reference'],
    [{ reference: 'Patient/a_b' }, 'subject.reference'],
    [{ reference: 'Patient/1/2' }, 'subject.reference'],
    [{ reference: 'Patient/1/_history' }, 'subject.reference'],
    [{ reference: 'Patient/1/_history/2/3' }, 'subject.reference'],
    [{ reference: 'Patients/1' }, 'subject.reference'],
    [{ reference: 'constructor/1' }, 'subject.reference'],
    [{ reference: 'Patient/1 ' }, 'subject.reference'],
    [{ reference: 'https://fhir.example/a b' }, 'subject.reference'],
    [{ reference: 'Patient?identifier=1' }, 'subject.reference'],
    [{ reference: 'https://fhir.example/r4/Patient?identifier=1' }, 'subject.reference'],
    [{ reference: 'https://fhir.example/r4/Patient/?identifier=1' }, 'subject.reference'],
    [{ reference: 'urn:any/Patient?identifier=1' }, 'subject.reference'],
    [{ reference: '#x' }, 'subject.reference'],
    [{ reference: 'https://fhir.example/r4/Practitioner/1' }, 'subject.reference'],
    [{ reference: 'Patient/1', type: 'Group' }, 'subject.reference'],
    [{ type: 'Practitioner', identifier: { value: '1' } }, 'subject.type'],
    [{ reference: uuid, type: 'Practitioner' }, 'subject.reference'],
    [{ reference: 1 }, 'subject.reference'],
    [{ reference: '' }, 'subject.reference'],
    [{ id: 'x', uri: 'Patient/1' }, 'subject.uri'],
    [{}, 'subject'],
  ])('%j is refused', (subject, path) => {
    expect(new Set(pathsOf(observation({ subject })))).toEqual(new Set([`Observation.${path}`]))
  })

  test('may point to any type where R4 says so', () => {
    expect(pathsOf(observation({ focus: [{ reference: 'Basic/1' }, { reference: 'Nothing/1' }] }))).toEqual([
      'Observation.focus[1].reference',
    ])
  })
})

describe('a contained resource', () => {
  const patient = { resourceType: 'Patient', id: 'p' }

  test('is what a reference by its id means, of a type that fits', () => {
    const contained = [patient, { resourceType: 'Organization', id: 'o', name: 'x' }]
    const members = (reference: string) => observation({ contained, subject: { reference } })
    expect(pathsOf(members('#p'))).toEqual([])
    expect(pathsOf(members('#o'))).toEqual(['Observation.subject.reference'])
    expect(pathsOf(members('#q'))).toEqual(['Observation.subject.reference'])
  })

  test('may refer to its neighbours and to the resource around it', () => {
    const inner = { ...observation({ subject: { reference: '#p' }, focus: [{ reference: '#' }] }), id: 'o' }
    expect(pathsOf(observation({ contained: [inner, patient], hasMember: [{ reference: '#o' }] }))).toEqual([])
  })

  test('is checked like any other', () => {
    const contained = [{ ...patient, gender: 'x' }, { resourceType: 'Patients', id: 'q' }, { id: 'r' }, 'Patient', null]
    expect(pathsOf(observation({ contained }))).toEqual([
      'Observation.contained[0].gender',
      'Observation.contained[1].resourceType',
      'Observation.contained[2].resourceType',
      'Observation.contained[3]',
      'Observation.contained[4]',
    ])
  })

  test('needs an id that no other has', () => {
    const contained = [patient, { resourceType: 'Location', id: 'p' }, { resourceType: 'Patient' }]
    expect(validateResource(observation({ contained }))).toMatchObject([
      { path: 'Observation.contained[1].id', code: 'structure' },
      { path: 'Observation.contained[2].id', code: 'required' },
    ])
    const twice = [observation({ contained: [patient] }), observation({ contained: [patient] })]
    const entry = twice.map((resource) => ({ resource }))
    expect(pathsOf({ resourceType: 'Bundle', type: 'collection', entry })).toEqual([])
  })

  test('contains no others', () => {
    const contained = [{ ...patient, contained: [{ ...patient, x: 1 }] }]
    expect(validateResource(observation({ contained }))).toMatchObject([
      { path: 'Observation.contained[0].contained[0]', code: 'structure' },
    ])
  })
})

describe('a Bundle', () => {
  const bundle = (type: string, resource: unknown) => ({ resourceType: 'Bundle', type, entry: [{ resource }] })
  const inner = 'Bundle.entry[0].resource'

  test('has its resources checked, each with its own contained ones', () => {
    const resource = observation({
      x: 1,
      subject: { reference: '#p' },
      contained: [{ resourceType: 'Patient', id: 'p' }],
    })
    const second = { resource: observation({ subject: { reference: '#p' } }) }
    const whole = { ...bundle('collection', resource), entry: [{ resource }, second] }
    expect(pathsOf(whole)).toEqual([`${inner}.x`, 'Bundle.entry[1].resource.subject.reference'])
  })

  test('has searches for references only as a transaction', () => {
    const resource = observation({ subject: { reference: 'Patient?identifier=1' } })
    expect(pathsOf(bundle('transaction', resource))).toEqual([])
    expect(pathsOf(bundle('batch', resource))).toEqual([`${inner}.subject.reference`])
    const absolute = observation({ subject: { reference: 'https://fhir.example/r4/Patient?identifier=1' } })
    expect(pathsOf(bundle('transaction', absolute))).toEqual([])
    const wrong = observation({ subject: { reference: 'Practitioner?identifier=1' } })
    expect(pathsOf(bundle('transaction', wrong))).toEqual([`${inner}.subject.reference`])
  })

  test('has resources alone as resources', () => {
    expect(pathsOf(bundle('collection', 'Observation/1'))).toEqual([inner])
    expect(pathsOf(bundle('collection', { reference: 'Observation/1' }))).toEqual([`${inner}.resourceType`])
  })

  test('may stand in Parameters, with all that is in it', () => {
    const parameter = [{ name: 'a', resource: bundle('batch', { resourceType: 'Patient', gender: 'x' }) }]
    expect(pathsOf({ resourceType: 'Parameters', parameter })).toEqual([
      `Parameters.parameter[0].resource.${inner.slice(7)}.gender`,
    ])
  })
})

describe('an extension', () => {
  const url = 'https://example.org/x'
  test.each<[object, ResourceIssue['code'] | undefined]>([
    [{ url, valueString: 'x' }, undefined],
    [{ url, valueReference: { reference: 'Basic/1' } }, undefined],
    [{ url, _valueDate: { id: 'x' } }, undefined],
    [{ url, extension: [{ url: 'inner', valueCode: 'x' }] }, undefined],
    [{ url }, 'structure'],
    [{ url, extension: [{ url, valueCode: 'x' }], valueString: 'x' }, 'structure'],
    [{ valueString: 'x' }, 'required'],
    [{ url: '', valueString: 'x' }, 'value'],
    [{ url, valueText: 'x' }, 'unknown-element'],
    [{ url, valueString: 'x', valueCode: 'x' }, 'cardinality'],
    [{ url, valueReference: 'Basic/1' }, 'type'],
    [{ url, extension: [{ url }] }, 'structure'],
  ])('%j has %s', (extension, code) => {
    const issues = validateResource({ resourceType: 'Patient', extension: [extension] })
    expect(issues.map((issue) => issue.code)).toEqual(code === undefined ? [] : [code])
  })
})
