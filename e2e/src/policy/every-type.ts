import { classifyResourceTypes, type ResourceClasses } from '../../../scripts/policies/resource-classes.ts'
import type { Connected, ToolResult } from '../mcp-client.ts'

const classes = classifyResourceTypes()
export const types = Object.values(classes).flat().toSorted()

/** Of a record that nobody has: who may ask is told that there is none, who may not is told that instead. */
const absent = 'none-has-this-id'

/**
 * A resource of any type about somebody, which is not valid: whoever may write such a type is told so, after policy has
 * allowed it and before the platform hears of it; who may not is told that instead.
 */
function invalid(type: string, about: string | undefined) {
  return { resourceType: type, ...(about && { subject: { reference: `Patient/${about}` } }), noSuchElement: true }
}

const calls = {
  search: (type: string) => ['fhir_search', { type, params: { _lastUpdated: 'lt1990' }, count: 1 }],
  read: (type: string) => ['fhir_read', { type, id: absent }],
  vread: (type: string) => ['fhir_read', { type, id: absent, versionId: '1' }],
  history: (type: string) => ['fhir_history', { type, id: absent }],
  operation: (type: string) => [
    'fhir_operation',
    { operation: 'validate', type, parameters: { resource: { resourceType: type } } },
  ],
  create: (type: string, about?: string) => ['fhir_create', { resource: invalid(type, about) }],
  update: (type: string, about?: string) => [
    'fhir_update',
    { id: absent, versionId: '1', resource: { ...invalid(type, about), id: absent } },
  ],
  patch: (type: string) => [
    'fhir_patch',
    { type, id: absent, versionId: '1', patch: [{ op: 'add', path: '/language', value: 'en' }] },
  ],
  delete: (type: string) => ['fhir_delete', { type, id: absent, versionId: '1' }],
} as const satisfies Record<string, (type: string, about?: string) => readonly [string, Record<string, unknown>]>

export type Interaction = keyof typeof calls
export const interactions = Object.keys(calls) as Interaction[]

/** What becomes of an interaction that policy allows, and whether the platform hears of it. */
export const whereAllowed: Record<Interaction, { outcome: string; isSent: boolean }> = {
  search: { outcome: 'done', isSent: true },
  read: { outcome: 'fhir/not-found', isSent: true },
  vread: { outcome: 'fhir/not-found', isSent: true },
  history: { outcome: 'fhir/not-found', isSent: true },
  operation: { outcome: 'done', isSent: true },
  create: { outcome: 'input/resource-invalid', isSent: false },
  update: { outcome: 'input/resource-invalid', isSent: false },
  patch: { outcome: 'fhir/not-found', isSent: true },
  delete: { outcome: 'fhir/not-found', isSent: true },
}

/** The types of a class, or one type, that a person may ask for. Everything else is denied before the platform hears of it. */
export type Reach = keyof ResourceClasses | (string & {})

const isClass = (reach: Reach): reach is keyof ResourceClasses => Object.hasOwn(classes, reach)
export const typesOf = (reach: readonly Reach[]) =>
  reach.flatMap((each) => (isClass(each) ? classes[each] : [each])).toSorted()

/** `done`, or the code of the refusal. */
export const codeOf = ({ isError, text }: ToolResult) =>
  isError ? (/\[([a-z]+\/[a-z-]+)\]/.exec(text)?.[1] ?? text) : 'done'

/** So many at once as a busy agent has under way. */
const atOnce = 8

/** Does something for each, some at once; answers by each. */
export async function forEach<T, R>(all: readonly T[], body: (one: T) => Promise<R>): Promise<Map<T, R>> {
  const left = all.values()
  const answers = new Map<T, R>()
  const work = async () => {
    for (const one of left) answers.set(one, await body(one))
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  return answers
}

/** What becomes of one interaction with each of these types. `place`: the arguments that name the platform. */
export function askOfEach(
  client: Connected,
  interaction: Interaction,
  asked: readonly string[],
  { about, place = {} }: { about?: string | undefined; place?: { platform?: string } } = {},
): Promise<Map<string, string>> {
  return forEach(asked, async (type) => {
    const [tool, given] = calls[interaction](type, about)
    return codeOf(await client.call(tool, { ...given, ...place }))
  })
}

async function firstOf(client: Connected, type: string, params: Record<string, string>): Promise<string | undefined> {
  const { isError, structured } = await client.call('fhir_search', { type, params, count: 1 })
  const [row] = (structured.rows ?? []) as { reference: string }[]
  return isError ? undefined : row?.reference
}

/** One record of each of these types that the platform holds of a patient, by a search of somebody who may see it. */
export async function heldOf(client: Connected, asked: readonly string[], patient: string): Promise<string[]> {
  const whose = `Patient/${patient}`
  const found = await forEach(asked, async (type) => {
    if (type === 'Patient') return whose
    return (await firstOf(client, type, { patient: whose })) ?? (await firstOf(client, type, { subject: whose }))
  })
  return [...found.values()].filter((reference) => reference !== undefined).toSorted()
}

/** One record of each of these types, whoever it is about. */
export async function heldAtAll(client: Connected, asked: readonly string[]): Promise<string[]> {
  const found = await forEach(asked, (type) => firstOf(client, type, {}))
  return [...found.values()].filter((reference) => reference !== undefined).toSorted()
}

/** What becomes of reading each of these. */
export function readEach(client: Connected, references: readonly string[]): Promise<Map<string, string>> {
  return forEach(references, async (reference) => {
    const [type = '', id = ''] = reference.split('/')
    return codeOf(await client.call('fhir_read', { type, id }))
  })
}
