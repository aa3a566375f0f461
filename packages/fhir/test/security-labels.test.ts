import { expect, test } from 'vitest'
import { type AnyResource, labelsOf, resourceTypes } from '../src/index.ts'
import { type PartRules, rulesOfType } from '../src/validation/element-rules.ts'

const actCode = 'http://terminology.hl7.org/CodeSystem/v3-ActCode'

test('labels are the codes of meta.security, each once, of every system', () => {
  const security = [
    { system: 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality', code: 'R' },
    { system: actCode, code: 'HIV' },
    { code: 'HIV' },
  ]
  expect(labelsOf({ resourceType: 'Observation', meta: { security } })).toEqual(['R', 'HIV'])
})

test('a resource without meta.security has no labels', () => {
  expect(labelsOf({ resourceType: 'Observation' })).toEqual([])
  expect(labelsOf({ resourceType: 'Observation', meta: {} })).toEqual([])
})

test('a label that a server sent in another shape than R4 is kept when it has a code', () => {
  const lone = JSON.parse('{"resourceType":"Observation","meta":{"security":{"code":"R"}}}')
  const mixed = JSON.parse('{"resourceType":"Observation","meta":{"security":[null,"R",{"code":7},{"code":"V"}]}}')
  expect(labelsOf(lone)).toEqual(['R'])
  expect(labelsOf(mixed)).toEqual(['R', 'V'])
})

const meta = { security: [{ code: 'R' }] }
const concept = (...codes: string[]) => ({ coding: codes.map((code) => ({ system: actCode, code })) })

test.each<[string, AnyResource, string[]]>([
  [
    'a document is labelled with, beside its meta',
    { resourceType: 'DocumentReference', meta, securityLabel: [concept('V'), concept('HIV', 'PSY')] },
    ['R', 'V', 'HIV', 'PSY'],
  ],
  [
    'a document is labelled with outside a list',
    { resourceType: 'DocumentReference', securityLabel: concept('V') },
    ['V'],
  ],
  [
    'a document is labelled with in words alone',
    { resourceType: 'DocumentReference', securityLabel: [{ text: 'V' }] },
    [],
  ],
  ['a composition has as its confidentiality', { resourceType: 'Composition', confidentiality: 'R' }, ['R']],
  [
    'terms of a contract are labelled with, in groups too',
    {
      resourceType: 'Contract',
      term: [
        {
          securityLabel: [
            { classification: { code: 'R' }, category: [{ code: 'HIV' }], control: [{ code: 'NOAUTH' }] },
          ],
        },
        { group: [{ group: [{ securityLabel: [{ classification: { code: 'V' } }] }] }] },
      ],
    },
    ['R', 'HIV', 'NOAUTH', 'V'],
  ],
  ['another type has no element for', { resourceType: 'Observation', securityLabel: [concept('V')] }, []],
  [
    'an AuditEvent says of what was reached',
    { resourceType: 'AuditEvent', entity: [{ securityLabel: [{ code: 'V' }] }] },
    [],
  ],
  ['a Consent rules about', { resourceType: 'Consent', provision: { securityLabel: [{ code: 'V' }] } }, []],
])('labels are read of what %s', (_what, resource, labels) => {
  expect(labelsOf(resource).sort()).toEqual(labels.sort())
})

function labelElementsIn({ path, elements }: PartRules, seen: ReadonlySet<string>): string[] {
  if (seen.has(path)) return []
  return elements.flatMap(({ name, types }) => {
    if (/^(?:securityLabel|confidentiality)$/.test(name)) return [`${path}.${name}`]
    return types.flatMap(({ parts }) => {
      const inside = parts?.()
      return inside?.path.startsWith(`${path}.`) ? labelElementsIn(inside, new Set([...seen, path])) : []
    })
  })
}

test('R4 has no other elements that label the record they stand in', () => {
  const found = resourceTypes.flatMap((type) => labelElementsIn(rulesOfType(type), new Set()))
  expect([...new Set(found)]).toEqual([
    // Labels what was reached.
    'AuditEvent.entity.securityLabel',
    'Composition.confidentiality',
    // Says which records the rule is about.
    'Consent.provision.securityLabel',
    'Contract.term.securityLabel',
    'DocumentReference.securityLabel',
    // A trade secret of whoever makes it, in words of their own.
    'MedicinalProductIngredient.specifiedSubstance.confidentiality',
  ])
})
