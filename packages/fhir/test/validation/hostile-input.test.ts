import { describe, expect, test } from 'vitest'
import { reviewResource, validateResource } from '../../src/index.ts'

const many = 100_000

describe('hostile input', () => {
  test('with a hundred thousand properties is one issue of the object', () => {
    const properties = Object.fromEntries(Array.from({ length: many }, (_, index) => [`key${index}`, index]))
    expect(validateResource({ resourceType: 'Patient', ...properties })).toMatchObject([
      { path: 'Patient', code: 'structure' },
    ])
    expect(validateResource({ resourceType: 'Patient', maritalStatus: properties })).toMatchObject([
      { path: 'Patient.maritalStatus', code: 'structure' },
    ])
  })

  test('with a hundred thousand wrong entries tells a hundred and counts the rest', () => {
    const { issues, more } = reviewResource({ resourceType: 'Patient', name: Array(many).fill({ nothing: 1 }) })
    expect(issues).toHaveLength(100)
    expect(more).toBe(many - 100)
  })

  test('nested deep is refused at a depth', () => {
    const nested = (depth: number) =>
      JSON.parse(`${'{"linkId":"1","item":['.repeat(depth)}{"linkId":"1"}${']}'.repeat(depth)}`)
    const answers = (depth: number) => ({
      resourceType: 'QuestionnaireResponse',
      status: 'completed',
      item: [nested(depth)],
    })
    expect(validateResource(answers(50))).toEqual([])
    const issues = validateResource(answers(4000))
    expect(issues).toMatchObject([{ code: 'structure', message: 'Nest elements at most 60 deep' }])
    expect(issues[0]?.path.split('.item')).toHaveLength(61)
  })

  test('nested deep in arrays or in unknown elements is not followed', () => {
    const arrays = JSON.parse(`${'['.repeat(5000)}${']'.repeat(5000)}`)
    const paths = validateResource({ resourceType: 'Patient', name: arrays, unknown: arrays }).map(({ path }) => path)
    expect(paths).toEqual(['Patient.name[0]', 'Patient.unknown'])
  })

  test('nested deep in extensions is refused at a depth', () => {
    const extensions = JSON.parse(
      `${'{"url":"x","extension":['.repeat(5000)}{"url":"x","valueCode":"x"}${']}'.repeat(5000)}`,
    )
    expect(validateResource({ resourceType: 'Patient', extension: [extensions] })).toMatchObject([
      { code: 'structure' },
    ])
  })

  test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf'])(
    '%s is an unknown element',
    (name) => {
      const resource = JSON.parse(`{ "resourceType": "Patient", "${name}": { "status": "final" } }`)
      expect(validateResource(resource)).toMatchObject([{ path: `Patient.${name}`, code: 'unknown-element' }])
    },
  )

  test('gains no element through __proto__', () => {
    const resource = JSON.parse('{ "resourceType": "Observation", "__proto__": { "status": "final", "code": {} } }')
    expect(validateResource(resource).map(({ path }) => path)).toEqual([
      'Observation.status',
      'Observation.code',
      'Observation.__proto__',
    ])
  })

  test('in the place of names and codes does not throw', () => {
    const odd = { toString: 1, valueOf: 1, resourceType: { toString: 1 }, length: -1 }
    for (const value of [
      odd,
      [odd],
      [[odd]],
      [null, odd],
      { coding: odd },
      { coding: [odd, null] },
      { reference: odd },
    ]) {
      const contained = [value, { resourceType: value, id: value }]
      const elements = {
        clinicalStatus: value,
        subject: value,
        code: value,
        stage: value,
        _code: value,
        extension: value,
      }
      expect(validateResource({ resourceType: 'Condition', contained, ...elements }).length).toBeGreaterThan(0)
      expect(validateResource({ resourceType: value })).toHaveLength(1)
    }
  })

  test('of long strings is judged once over', () => {
    const long = (text: string) => text.repeat(many)
    for (const reference of [
      long('/A'),
      long('A/'),
      long('#'),
      `x:${long('/Patient')}`,
      `Patient/${long('.')}`,
      long(' '),
    ]) {
      const subject = { reference }
      validateResource({ resourceType: 'Basic', code: { text: 'x' }, subject })
    }
    for (const text of [long(' '), long('= '), long('a '), long('<div>'), `${long('=')}!`]) {
      const photo = [{ data: text, contentType: text, url: text, title: text, creation: text, hash: text }]
      const narrative = { status: text, div: text }
      const issues = validateResource({
        resourceType: 'Patient',
        id: text,
        gender: text,
        birthDate: text,
        photo,
        text: narrative,
      })
      for (const { path, message, expected = '' } of issues)
        expect(`${path}${message}${expected}`.length).toBeLessThan(500)
    }
  })
})
