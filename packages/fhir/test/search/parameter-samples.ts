import type { ResourceType } from '../../src/index.ts'
import { commonParameters, r4Parameters, type SearchParameter } from '../../src/search/search-parameter.ts'

export const prefixes = ['eq', 'ne', 'gt', 'ge', 'lt', 'le', 'sa', 'eb', 'ap']
export const unknownPrefixes = ['>', '>=', '<', '<=', '=', '!=', '~', 'xx', 'GE', 'po']

function targetOf({ targets }: SearchParameter): string {
  return targets?.at(-1) ?? 'Group'
}

function validToken({ values }: SearchParameter): string[] {
  if (values === 'boolean') return ['true', 'false']
  if (values === 'plain') return ['a1', 'peter@example.org']
  return ['a1', 'http://example.org/s|a1', '|a1', 'http://example.org/s|', 'a\\|b', 'a\\,b', 'a,b']
}

function invalidToken({ values }: SearchParameter): string[] {
  if (values === 'boolean') return ['yes', 'TRUE', '1', '|true']
  return values === 'plain' ? ['sms|555', ' a1'] : ['|', 'a|b|c', 'LOINC|a1', ' a1', 'a1 ', 'a, b']
}

/** Values that a parameter takes. */
export function validValues(resourceType: ResourceType, parameter: SearchParameter): string[] {
  const target = targetOf(parameter)
  switch (parameter.type) {
    case 'number':
      return ['100', '1.00', '-5', '1e2', '5.4E-3', '0', '1,2']
    case 'date':
      return [
        '2024',
        '2024-02',
        '2024-02-29',
        '2024-02-29T23:59',
        '2024-02-29T23:59:60.123Z',
        '2024-02-29T10:00:00+14:00',
      ]
    case 'string':
      return ['Smith', 'van der Berg', 'a\\$b', 'Ä', '>5']
    case 'token':
      return validToken(parameter)
    case 'reference':
      return ['123', `${target}/123`, `https://ehr.example.org/fhir/${target}/123`, `urn:uuid:1`, 'http://a.org/b|1.0']
    case 'quantity':
      return ['5.4', '5.4|http://unitsofmeasure.org|mg', '5.4||mg', '-1e-3||mg']
    case 'uri':
      return ['http://example.org/a', 'urn:oid:1.2.3', 'http://example.org/a|1.0']
    case 'special':
      return ['42.25|-83.69', '42.25|-83.69|11.2', '-90|180|0|km']
    case 'composite':
      return [componentsOf(resourceType, parameter, validValues).join('$')]
  }
}

const invalidDates = ['today', '24-01-01', '2024-1-1', '2024-02-30', '2023-02-29', '2024-01-01T10', '2024-13', '0000']

/** Values that a parameter must refuse. */
export function invalidValues(resourceType: ResourceType, parameter: SearchParameter): string[] {
  const everywhere = ['', ' ', 'a,,b', ',a', 'a,', 'a\\b', 'a\\', 'a\u0000b', 'a\ud800']
  const wrongTarget = parameter.targets && !parameter.targets.includes('Bundle') ? ['Bundle/1'] : []
  switch (parameter.type) {
    case 'number':
      return [...everywhere, 'abc', '1,5x', '01', '1.', '.5', '1 ', '5||mg']
    case 'date':
      return [...everywhere, ...invalidDates]
    case 'string':
      return everywhere
    case 'token':
      return [...everywhere, ...invalidToken(parameter)]
    case 'reference':
      return [
        ...everywhere,
        ...wrongTarget,
        'Nonsense/1',
        'Patient/',
        '/1',
        '#a',
        'a b',
        'Patient/1/_history/2',
        'Patient:1',
      ]
    case 'quantity':
      return [...everywhere, 'mg', '5|mg', '5|a|b|c', '5||', '5|UCUM|mg']
    case 'uri':
      return [...everywhere, 'http://example.org/a b']
    case 'special':
      return [...everywhere, '42', '91|0', '0|181', 'a|b', '1|2|-3|km', '1|2|3|km|x']
    case 'composite':
      return [...everywhere, 'a', ...invalidComposites(resourceType, parameter)]
  }
}

type Sample = (resourceType: ResourceType, parameter: SearchParameter) => string[]

function componentsOf(resourceType: ResourceType, { components }: SearchParameter, sample: Sample): string[] {
  return components.map((code) => {
    const component = r4Parameters(resourceType).get(code)
    if (!component) throw new Error(`${resourceType} has no component ${code}`)
    return sample(resourceType, component)[0] ?? ''
  })
}

function invalidComposites(resourceType: ResourceType, parameter: SearchParameter): string[] {
  const valid = componentsOf(resourceType, parameter, validValues)
  return [
    valid.slice(1).join('$'),
    [...valid, 'x'].join('$'),
    valid.map(() => '').join('$'),
    `$${valid.slice(1).join('$')}`,
  ]
}

/** Parameters of R4 that are never sent, since they find records by what closes them. */
export const refusedParameters: Readonly<Record<string, string>> = {
  Composition: 'confidentiality',
  DocumentReference: 'security-label',
}

/** Names that no search of any type may have, whether R4 defines them for all types or says with them how to search. */
export const refusedOfAllTypes =
  '_security _tag _query _filter _list _contained _containedType _type _count _format _pretty _in _since _maxresults'.split(
    ' ',
  )

/** What R4 defines for a type or for all types, and a search may use. */
export function takenParameters(resourceType: ResourceType): SearchParameter[] {
  const defined = [...r4Parameters(resourceType).values(), ...commonParameters.values()]
  const refused = [...refusedOfAllTypes, refusedParameters[resourceType]]
  return defined.filter(({ code }) => !refused.includes(code))
}
