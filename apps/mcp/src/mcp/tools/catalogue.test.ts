import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { interactions } from '@repo/fhir'
import { expect, test } from 'vitest'
import { callTool, listTools, observation, searchset, withMcpScopes } from '../../../test/call-stage.ts'
import { scriptedTrail } from '../../../test/trail/scripted-trail.ts'
import { catalogue } from './catalogue.ts'

interface Listed {
  name: string
  inputSchema: Record<string, unknown>
  outputSchema: Record<string, unknown>
}

const listed = (await listTools()) as unknown as Listed[]
const each = catalogue.map((tool) => ({ ...tool, tool: tool.name }))

const telling = { readOnly: true, destructive: false, idempotent: true }

/** The hints of tools about the session, and the interaction that those of all others have to follow. */
const hintsOf = {
  get_user: telling,
  get_capabilities: 'capabilities',
  fhir_search: 'search-type',
  fhir_read: 'read',
  fhir_history: 'history-instance',
  fhir_operation: 'operation',
  fhir_create: 'create',
  fhir_update: 'update',
  fhir_patch: 'patch',
  fhir_delete: 'delete',
  fhir_batch: 'batch',
  list_platforms: telling,
  start_auth: { readOnly: false, destructive: false, idempotent: true },
  wait_for_auth: telling,
  get_auth_status: telling,
  revoke_auth: { readOnly: false, destructive: true, idempotent: true },
  audit_trail: telling,
  break_glass: { readOnly: false, destructive: false, idempotent: true },
} as const

/** Every schema inside a schema, itself first. */
function schemasIn(schema: unknown): Record<string, unknown>[] {
  if (Array.isArray(schema)) return schema.flatMap(schemasIn)
  if (typeof schema !== 'object' || schema === null) return []
  return [schema as Record<string, unknown>, ...Object.values(schema).flatMap(schemasIn)]
}

test('keeps the names that agents and audit rows know', () => {
  expect(catalogue.map(({ name }) => name)).toEqual(Object.keys(hintsOf))
})

test('has at most 20 tools', () => {
  expect(catalogue.length).toBeLessThanOrEqual(20)
})

test('costs a model at most 6,000 tokens for the whole list', () => {
  expect(JSON.stringify({ tools: listed }).length / 4).toBeLessThanOrEqual(6_000)
})

test('has one file for each tool, named as the tool with dashes', () => {
  const files = readdirSync(import.meta.dirname).filter((file) => !file.endsWith('.test.ts'))
  const defining = files.filter((file) =>
    /define\w+Tool\(\{/.test(readFileSync(join(import.meta.dirname, file), 'utf8')),
  )
  expect(defining.toSorted()).toEqual(catalogue.map(({ name }) => `${name.replaceAll('_', '-')}.ts`).toSorted())
})

test.each(each)('names $tool in snake_case and gives it a title', ({ name, title }) => {
  expect(name).toMatch(/^[a-z]+(_[a-z]+)*$/)
  expect(title).toMatch(/^[A-Z].{5,60}$/)
})

test.each(each)('says in at most 1,024 characters when to use $tool', ({ description }) => {
  expect(description.length).toBeLessThanOrEqual(1_024)
  expect(description).toMatch(/Call it (first|before)|Use it (to|when)|Search first|Read the record first/)
})

test.each(each)('gives $tool the hints of its interaction', ({ name, annotations }) => {
  const hints = hintsOf[name as keyof typeof hintsOf]
  const { readOnly, destructive, idempotent } = typeof hints === 'string' ? interactions[hints] : hints
  expect(annotations).toEqual({
    readOnlyHint: readOnly,
    destructiveHint: destructive,
    ...(!readOnly && { idempotentHint: idempotent }),
    openWorldHint: false,
  })
})

test('lists to clients what the catalogue declares', () => {
  const declared = catalogue.map(({ name, title, description, annotations }) => ({
    name,
    title,
    description,
    annotations,
  }))
  expect(listed).toMatchObject(declared)
})

test.each(listed)('describes what $name takes and gives as plain objects', ({ inputSchema, outputSchema }) => {
  expect(inputSchema).toMatchObject({ type: 'object', properties: expect.any(Object) })
  expect(outputSchema).toMatchObject({ type: 'object', properties: expect.any(Object) })
})

test.each(listed)('uses no construct in the schemas of $name that clients do not take', (tool) => {
  const refused = ['$ref', '$defs', 'allOf', 'oneOf', 'not', 'if', 'patternProperties', 'prefixItems']
  const schemas = schemasIn([tool.inputSchema, tool.outputSchema])
  expect(schemas.length).toBeGreaterThan(2)
  expect(schemas.flatMap((schema) => refused.filter((keyword) => Object.hasOwn(schema, keyword)))).toEqual([])
  // Models are given a top level that names its properties; a choice there is refused by some APIs.
  expect(tool.inputSchema).not.toHaveProperty('anyOf')
})

test.each(listed)('says of every argument of $name what it is', ({ inputSchema }) => {
  const properties = Object.entries(inputSchema.properties as Record<string, { description?: string }>)
  expect(properties.filter(([, { description }]) => !description)).toEqual([])
})

test.each(listed)('requires of $name only what it declares', ({ inputSchema, outputSchema }) => {
  for (const { required = [], properties } of [inputSchema, outputSchema] as Record<string, unknown>[]) {
    expect(Object.keys(properties as object)).toEqual(expect.arrayContaining(required as string[]))
  }
})

const { id: _id, meta: _meta, ...fresh } = observation('o1')

/** Arguments that each tool takes, and how the platform answers them. */
const taken: Record<string, object> = {
  get_user: {},
  get_capabilities: { type: 'Observation' },
  fhir_search: { type: 'Observation', params: { patient: 'p1' } },
  fhir_read: { type: 'Observation', id: 'o1' },
  fhir_history: { type: 'Observation', id: 'o1' },
  fhir_operation: { operation: 'lastn', type: 'Observation', parameters: { patient: 'p1' } },
  fhir_create: { resource: fresh },
  fhir_update: { id: 'o1', versionId: '3', resource: fresh },
  fhir_patch: {
    type: 'Observation',
    id: 'o1',
    versionId: '3',
    patch: [{ op: 'replace', path: '/status', value: 'amended' }],
  },
  fhir_delete: { type: 'Observation', id: 'o1', versionId: '3' },
  fhir_batch: { entries: [{ interaction: 'read', type: 'Observation', id: 'o1' }] },
  list_platforms: { words: 'platform' },
  start_auth: { platform: 'default' },
  wait_for_auth: { platform: 'default', timeoutSeconds: 1 },
  get_auth_status: {},
  revoke_auth: { platform: 'default' },
  audit_trail: {},
  break_glass: { patient: 'p1' },
}
const statement = { rest: [{ mode: 'server', resource: [{ type: 'Observation' }] }] }
const versions = { resourceType: 'Bundle', type: 'history', entry: [{ resource: observation('o1') }] }
const fhir = ({ path }: { path: string }) => {
  if (path.includes('/_history')) return { body: versions }
  return path.includes('?') ? searchset([]) : { body: observation('o1') }
}

test.each(each)(
  'takes the arguments of $tool, and refuses one that it does not know before anything is sent',
  async ({ name }) => {
    const script = { fhir, statement, trail: scriptedTrail(() => true) }
    expect((await callTool(name, taken[name], script)).answer.isError).toBe(false)
    const { answer, steps, records } = await callTool(name, { ...taken[name], unknown: 1 }, script)
    expect(answer.text).toMatch(/unknown.* \[input\/invalid\]$/)
    expect(steps).toEqual(['audit outcome'])
    expect(records).toMatchObject([{ event: 'refusal', tool: name }])
  },
)

test.each(each)('$tool says of itself which scope its pipeline asks for', async ({ tool, scopes }) => {
  const script = { fhir, statement, trail: scriptedTrail(() => true) }
  const needed = scopes(taken[tool])
  const isRefused = async (may: typeof needed) => {
    const { answer } = await callTool(tool, taken[tool], { ...script, caller: withMcpScopes([...may]) })
    return answer.text.includes('[oauth/insufficient-scope]')
  }
  expect(await isRefused(needed)).toBe(false)
  for (const one of needed) expect(await isRefused(needed.filter((scope) => scope !== one))).toBe(true)
})

test('searches for nobody’s records when the parameters come under another name', async () => {
  const { answer, requests } = await callTool('fhir_search', { type: 'Observation', parameters: { patient: 'p1' } })
  expect(answer.text).toContain('"parameters"')
  expect(requests).toEqual([])
})
