import type { AnyResource } from '@repo/fhir'
import { callTool, fhirBaseUrl, type Outcome, observation, type Reply, type Script } from '../call-stage.ts'

/** One entry of the Bundle as it was sent. */
export interface SentEntry {
  request: { method: string; url: string; ifMatch?: string; ifNoneExist?: string }
  resource?: AnyResource
}

export interface SentBundle {
  resourceType: string
  type: string
  entry: SentEntry[]
}

type Fhir = NonNullable<Script['fhir']>
type Asked = Parameters<Fhir>[0]

const { id: _id, meta: _meta, ...heartRate } = observation('o1')
export const fresh = heartRate

export const read = (id = 'o1') => ({ interaction: 'read', type: 'Observation', id })
export const search = (patient = 'p1') => ({ interaction: 'search-type', type: 'Observation', params: { patient } })
export const create = { interaction: 'create', resource: fresh }
export const change = (value: number) => ({ ...fresh, valueQuantity: { value, unit: '/min' } })
export const update = (id = 'o2', value = 72) => ({
  interaction: 'update',
  id,
  versionId: '3',
  resource: change(value),
})
export const patch = (id = 'o3') => ({
  interaction: 'patch',
  type: 'Observation',
  id,
  versionId: '3',
  patch: [{ op: 'replace', path: '/status', value: 'amended' }],
})
export const remove = (id = 'o4') => ({ interaction: 'delete', type: 'Observation', id, versionId: '3' })

export function searchsetEntry(url: string, resources: AnyResource[], more: object = {}) {
  const entry = resources.map((resource) => ({ resource, search: { mode: 'match' } }))
  const link = [{ relation: 'self', url: `${fhirBaseUrl}/${url}` }]
  return { response: { status: '200' }, resource: { resourceType: 'Bundle', type: 'searchset', link, entry, ...more } }
}

/** What a good server answers to one entry. */
export function answerWell({ request: { method, url } }: SentEntry): object {
  if (method === 'POST') {
    return { response: { status: '201 Created', location: 'Observation/o9/_history/1', etag: 'W/"1"' } }
  }
  if (method === 'DELETE') return { response: { status: '204' } }
  if (method !== 'GET') return { response: { status: '200 OK', etag: 'W/"4"' } }
  if (url.includes('?')) return searchsetEntry(url, [observation('o5')])
  return { response: { status: '200' }, resource: observation(url.split('/')[1] ?? '') }
}

export const isBundle = ({ method, path }: Pick<Asked, 'method' | 'path'>) => method === 'POST' && path === ''

/** A platform that has every Observation, and answers the entries of a Bundle as told. */
export function platform(answer: (entry: SentEntry, index: number) => unknown = answerWell): Fhir {
  return (asked): Reply => {
    if (asked.method === 'GET') return { body: observation(asked.path.split('/')[2] ?? '') }
    if (!isBundle(asked)) return { status: 404 }
    const { type, entry } = JSON.parse(asked.body) as SentBundle
    return { body: { resourceType: 'Bundle', type: `${type}-response`, entry: entry.map(answer) } }
  }
}

/** A platform that answers the Bundle itself as told. */
export function platformOf(answer: () => Reply | Promise<Reply>): Fhir {
  const usual = platform()
  return (asked) => (isBundle(asked) ? answer() : usual(asked))
}

export interface ShownEntry {
  entry: number
  answer?: Record<string, unknown>
  failure?: string
  changes?: string[]
  truncated?: string
}

export interface BatchOutcome extends Outcome {
  bundles: SentBundle[]
  entries: ShownEntry[]
  failures: (string | undefined)[]
}

/** One call of the batch tool, what it answered for each entry, and the Bundles that left. */
export async function callBatch(args: object, script: Script = {}): Promise<BatchOutcome> {
  const outcome = await callTool('fhir_batch', args, { fhir: platform(), ...script })
  const bundles = outcome.requests.filter(isBundle).map(({ body }) => JSON.parse(body) as SentBundle)
  const entries = (outcome.answer.data?.entries ?? []) as ShownEntry[]
  const failures = entries.map(({ failure }) => /\[([\w/-]+)\]/.exec(failure ?? '')?.[1] ?? failure)
  return { ...outcome, bundles, entries, failures }
}
