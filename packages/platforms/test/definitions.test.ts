import { readdirSync, readFileSync } from 'node:fs'
import { normalBaseUrl, parseScopes } from '@repo/fhir'
import { describe, expect, test } from 'vitest'
import { platformDefinition } from '../src/definition.ts'
import { packagedPlatforms, readPlatforms } from '../src/index.ts'
import { settingPrefix } from '../src/settings.ts'

const folder = new URL('../definitions/', import.meta.url)
const files = readdirSync(folder).map((name) => {
  return { name, json: JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as unknown }
})
const definitions = [...packagedPlatforms.values()]

describe('a packaged definition', () => {
  test.each(files)('$name parses, and is packaged under its id', ({ name, json }) => {
    const definition = platformDefinition.parse(json)
    expect(`${definition.id}.json`).toBe(name)
    expect(packagedPlatforms.get(definition.id)).toEqual(definition)
  })

  test.each(definitions)('$id has an https base on a public host', ({ fhirBaseUrl }) => {
    expect(normalBaseUrl(fhirBaseUrl, false)).toBe(fhirBaseUrl.replace(/\/+$/, ''))
  })

  test.each(definitions)('$id names scopes that can sign somebody in, or at least read', ({ auth, scope }) => {
    if (scope === undefined) return
    expect(parseScopes(scope).length).toBeGreaterThan(0)
    if (auth === 'smart') expect(scope.split(' ')).toEqual(expect.arrayContaining(['openid', 'fhirUser']))
  })

  test.each(definitions)('$id is complete but for what its operator has to say', ({ id, auth }) => {
    const prefix = settingPrefix(id)
    const service = { [`${prefix}ALLOWED_ROLES`]: 'practitioner', [`${prefix}SPONSORS`]: 'default' }
    const own = auth === 'smart' ? { [`${prefix}CLIENT_ID`]: 'app' } : service
    const ehr = { SMART_ISS: 'https://ehr.example/r4', SMART_CLIENT_ID: 'app' }
    const env = { ...ehr, PLATFORMS: id, PLATFORMS_WITHOUT_LOGIN: id, ...own }
    expect(readPlatforms(env, { production: true }).get(id)).toMatchObject({ id, auth })
  })
})

test('there are packaged definitions, none left in the folder, and no base twice', () => {
  expect(packagedPlatforms.size).toBe(files.length)
  expect(packagedPlatforms.size).toBeGreaterThan(10)
  const bases = definitions.map(({ fhirBaseUrl }) => normalBaseUrl(fhirBaseUrl, false))
  expect(new Set(bases).size).toBe(bases.length)
})

test('the page on platforms lists each packaged definition', () => {
  const page = readFileSync(new URL('../../../docs/platforms.md', import.meta.url), 'utf8')
  const listed = page.slice(page.indexOf('## Packaged definitions'))
  for (const { id } of definitions) expect(listed).toContain(`\`${id}\``)
})
