import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { classifyResourceTypes, type ResourceClasses } from '../../../scripts/policies/resource-classes.ts'
import type { Connected, ToolResult } from '../../src/mcp-client.ts'
import { People, type Username } from '../../src/people.ts'
import { fhirRequestsDuring } from '../../src/stack/fhir-requests.ts'
import { stackOfWorker } from '../stack-of-worker.ts'

const stack = stackOfWorker()
const people = new People(stack.facts)
afterAll(() => people.close())

const classes = classifyResourceTypes()
const types = Object.values(classes).flat().toSorted()

/** Of a record that nobody has: who may ask is told that there is none, who may not is told that instead. */
const absent = 'none-has-this-id'

const calls = {
  search: (type: string) => ['fhir_search', { type, params: { _lastUpdated: 'lt1990' }, count: 1 }],
  read: (type: string) => ['fhir_read', { type, id: absent }],
  patch: (type: string) => [
    'fhir_patch',
    { type, id: absent, versionId: '1', patch: [{ op: 'add', path: '/language', value: 'en' }] },
  ],
  delete: (type: string) => ['fhir_delete', { type, id: absent, versionId: '1' }],
} as const satisfies Record<string, (type: string) => readonly [string, Record<string, unknown>]>
type Interaction = keyof typeof calls
const interactions = Object.keys(calls) as Interaction[]

type Who = Exclude<Username, 'practitioner2'>
/** The types of a class, or one type, that a person may ask for. Everything else is denied before the platform hears of it. */
type Reach = keyof ResourceClasses | 'AuditEvent' | 'Consent' | 'Provenance'

const open: Reach[] = ['directory', 'definitional']
const reads = (reach: Reach[]) => ({ search: reach, read: reach })

const reached: Record<Who, Record<Interaction, Reach[]>> = {
  patient: { ...reads([...open, 'clinical', 'Consent', 'Provenance']), patch: [], delete: [] },
  guardian: { ...reads([...open, 'clinical']), patch: [], delete: [] },
  practitioner: { ...reads([...open, 'clinical']), patch: ['clinical'], delete: [] },
  auditor: { ...reads(['AuditEvent']), patch: [], delete: [] },
  administrator: { ...reads(open), patch: ['directory'], delete: ['directory'] },
}

/** The id of a Patient names a person, and so already the question is about somebody else. */
const namesAnother = (username: Who, interaction: Interaction, type: string) =>
  type === 'Patient' && interaction === 'read' && (username === 'patient' || username === 'guardian')

const isClass = (reach: Reach): reach is keyof ResourceClasses => Object.hasOwn(classes, reach)
const typesOf = (reach: Reach[]) => reach.flatMap((each) => (isClass(each) ? classes[each] : [each])).toSorted()

const codeOf = ({ isError, text }: ToolResult) => (isError ? (/\[([a-z]+\/[a-z-]+)\]/.exec(text)?.[1] ?? text) : 'done')

/** So many at once as a busy agent has under way. */
const atOnce = 8

async function askAll(client: Connected, interaction: Interaction): Promise<Map<string, string>> {
  const left = types.values()
  const outcomes = new Map<string, string>()
  const ask = async () => {
    for (const type of left) {
      const [tool, given] = calls[interaction](type)
      outcomes.set(type, codeOf(await client.call(tool, given)))
    }
  }
  await Promise.all(Array.from({ length: atOnce }, ask))
  return outcomes
}

const rows = (['mcp-2026', 'sse'] as const).flatMap((kind) =>
  (Object.keys(reached) as Who[]).map((username) => ({ kind, username })),
)

describe.each(rows)('every type of R4, asked for by a $username over $kind', ({ kind, username }) => {
  let client: Connected
  beforeAll(async () => {
    client = await people.connect(kind, username)
  })

  test.each(interactions)(
    'with %s, reaches the platform where policy allows it and nowhere else',
    async (interaction) => {
      const { result, requests } = await fhirRequestsDuring(stack, () => askAll(client, interaction))
      const allowed = typesOf(reached[username][interaction]).filter(
        (type) => !namesAnother(username, interaction, type),
      )
      const found = interaction === 'search' ? 'done' : 'fhir/not-found'
      expect(Object.fromEntries(result)).toEqual(
        Object.fromEntries(types.map((type) => [type, allowed.includes(type) ? found : 'authz/denied'])),
      )
      const asked = new Set(requests.map(({ path }) => path.split('/')[0] ?? ''))
      expect([...asked].toSorted()).toEqual(allowed)
    },
  )
})
