import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Connected } from '../../src/mcp-client.ts'
import { People, type Username } from '../../src/people.ts'
import {
  askOfEach,
  heldAtAll,
  heldOf,
  type Interaction,
  interactions,
  type Reach,
  readEach,
  types,
  typesOf,
  whereAllowed,
} from '../../src/policy/every-type.ts'
import { fhirRequestsDuring } from '../../src/stack/fhir-requests.ts'
import { stackOfWorker } from '../stack-of-worker.ts'

const stack = stackOfWorker()
const people = new People(stack.facts)
const { own, child } = stack.facts.patients
const stranger = 'patient-3'
afterAll(() => people.close())

type Who = Exclude<Username, 'practitioner2'>

const open: Reach[] = ['directory', 'definitional']
const reads = (reach: Reach[]) => ({ search: reach, read: reach, vread: reach, history: reach, operation: reach })
const nothing = { create: [], update: [], patch: [], delete: [] }
const patientAuthored = ['Communication', 'DocumentReference', 'Observation', 'QuestionnaireResponse']

const reached: Record<Who, Record<Interaction, Reach[]>> = {
  patient: { ...reads([...open, 'clinical', 'Consent', 'Provenance']), ...nothing, create: patientAuthored },
  guardian: { ...reads([...open, 'clinical']), ...nothing },
  practitioner: {
    ...reads([...open, 'clinical']),
    create: ['clinical'],
    update: ['clinical'],
    patch: ['clinical'],
    delete: [],
  },
  auditor: { ...reads(['AuditEvent']), ...nothing },
  administrator: {
    ...reads(open),
    create: ['directory'],
    update: ['directory'],
    patch: ['directory'],
    delete: ['directory'],
  },
}

/** Whom a record that is written is about. */
const about: Partial<Record<Who, string>> = { patient: own, guardian: child, practitioner: own }
/** Whose records are their own, for those who see somebody's alone. */
const ownOf: Partial<Record<Who, string>> = { patient: own, guardian: child }

/** The id of a Patient names a person, and so already the question is about somebody else. */
const namesAnother = (username: Who, interaction: Interaction, type: string) =>
  type === 'Patient' && ['read', 'vread', 'history'].includes(interaction) && ownOf[username] !== undefined

/** Policy does not hear how somebody asks: over the older transport one type in five. */
const askedOver = {
  'mcp-2026': types,
  sse: types.filter((_, index) => index % 5 === 0),
}

const rows = (['mcp-2026', 'sse'] as const).flatMap((kind) =>
  (Object.keys(reached) as Who[]).map((username) => ({ kind, username })),
)

/** Records that the platform holds, by whose they are. */
const held = { [own]: [] as string[], [child]: [] as string[], [stranger]: [] as string[], open: [] as string[] }
beforeAll(async () => {
  const practitioner = await people.connect('mcp-2026', 'practitioner')
  for (const patient of [own, child, stranger])
    held[patient] = await heldOf(practitioner, typesOf(['clinical']), patient)
  held.open = await heldAtAll(practitioner, typesOf(open))
})

test('the platform holds records of many types, of three patients and of nobody', () => {
  for (const references of Object.values(held)) expect(references.length).toBeGreaterThan(10)
})

/** What becomes of reading records that are there, and whether the platform is asked for them. */
function readingOf(username: Who): { done: string[]; absent: string[]; denied: string[] } {
  const clinical = [own, child, stranger].flatMap((patient) => held[patient] ?? [])
  if (username === 'practitioner') return { done: [...clinical, ...held.open], absent: [], denied: [] }
  if (username === 'administrator') return { done: held.open, absent: [], denied: clinical }
  if (username === 'auditor') return { done: [], absent: [], denied: [...clinical, ...held.open] }
  const mine = held[ownOf[username] ?? ''] ?? []
  const others = clinical.filter((reference) => !mine.includes(reference))
  const denied = others.filter((reference) => reference.startsWith('Patient/'))
  // The request names the record alone; whose it is shows when the platform is asked, which denies that it exists.
  return { done: [...mine, ...held.open], absent: others.filter((one) => !denied.includes(one)), denied }
}

describe.each(rows)('every type of R4, asked for by a $username over $kind', ({ kind, username }) => {
  let client: Connected
  const asked = askedOver[kind]
  beforeAll(async () => {
    client = await people.connect(kind, username)
  })

  test.each(interactions)(
    'with %s, reaches the platform where policy allows it and nowhere else',
    async (interaction) => {
      const { result, requests } = await fhirRequestsDuring(stack, () =>
        askOfEach(client, interaction, asked, { about: about[username] }),
      )
      const allowed = typesOf(reached[username][interaction]).filter(
        (type) => asked.includes(type) && !namesAnother(username, interaction, type),
      )
      const { outcome, isSent } = whereAllowed[interaction]
      expect(Object.fromEntries(result)).toEqual(
        Object.fromEntries(asked.map((type) => [type, allowed.includes(type) ? outcome : 'authz/denied'])),
      )
      const sent = new Set(requests.map(({ path }) => path.split('/')[0] ?? ''))
      expect([...sent].toSorted()).toEqual(isSent ? allowed : [])
    },
  )

  test('is shown of records that are there those that are theirs to see, and no other is as much as asked for', async () => {
    const { done, absent, denied } = readingOf(username)
    const { result, requests } = await fhirRequestsDuring(stack, () =>
      readEach(client, [...done, ...absent, ...denied]),
    )
    expect(Object.fromEntries(result)).toEqual({
      ...Object.fromEntries(done.map((reference) => [reference, 'done'])),
      ...Object.fromEntries(absent.map((reference) => [reference, 'fhir/not-found'])),
      ...Object.fromEntries(denied.map((reference) => [reference, 'authz/denied'])),
    })
    expect([...new Set(requests.map(({ path }) => path))].toSorted()).toEqual([...done, ...absent].toSorted())
  })
})
