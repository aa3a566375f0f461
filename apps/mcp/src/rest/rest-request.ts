import type { Interaction } from '@repo/fhir'
import { Failure } from '../failure/failure.ts'
import { maxRequestBytes, readBounded } from '../protection/body-limit.ts'
import { type Address, readAddress } from './rest-paths.ts'

export type RestInteraction = Extract<
  Interaction,
  'capabilities' | 'read' | 'vread' | 'history-instance' | 'search-type' | 'create' | 'update' | 'patch' | 'delete'
>

/** What a request asks, as the arguments of the tool that does it. */
export interface RestCall {
  interaction: RestInteraction
  given: Record<string, unknown>
}

/** The interactions of each form of address, by method (R4 http.html#summary). */
const served: Record<Address['form'], Partial<Record<string, RestInteraction>>> = {
  metadata: { GET: 'capabilities' },
  type: { GET: 'search-type', POST: 'create' },
  search: { POST: 'search-type' },
  instance: { GET: 'read', PUT: 'update', PATCH: 'patch', DELETE: 'delete' },
  history: { GET: 'history-instance' },
  version: { GET: 'vread' },
}

/** The methods that an address is served by, for `Allow`. */
export function methodsOf({ form }: Pick<Address, 'form'>): string {
  return Object.keys(served[form]).join(', ')
}

/** R4 http.html#mime-type; servers are asked to take `application/json` too. */
const jsonTypes = ['application/fhir+json', 'application/json', 'text/json', 'json']

const mediaType = (text: string) => text.split(';')[0]?.trim().toLowerCase() ?? ''

/** @throws Failure `request/not-acceptable` for a client that takes no JSON */
function requireAcceptable({ headers }: Request, query: URLSearchParams): void {
  const format = query.get('_format')
  // A plus sign that nobody encoded arrives as a blank.
  const asked = format === null ? (headers.get('accept') ?? '*/*') : format.replace(' ', '+')
  const types = asked.split(',').map(mediaType)
  const isTaken = types.some((type) => jsonTypes.includes(type) || ['*/*', 'application/*', ''].includes(type))
  if (!isTaken) throw new Failure('request/not-acceptable')
}

function requireMediaType({ headers }: Request, taken: readonly string[]): void {
  const type = mediaType(headers.get('content-type') ?? '')
  if (!taken.includes(type)) throw new Failure('request/media-type', { hint: `Send ${taken[0]}.` })
}

/** @throws Failure `request/too-large` */
async function textOf({ body }: Request): Promise<string> {
  const bytes = body ? await readBounded(body, maxRequestBytes) : new Uint8Array()
  if (!bytes) throw new Failure('request/too-large')
  return new TextDecoder().decode(bytes)
}

async function jsonOf(request: Request, taken: readonly string[]): Promise<unknown> {
  requireMediaType(request, taken)
  try {
    return JSON.parse(await textOf(request))
  } catch (cause) {
    if (cause instanceof Failure) throw cause
    throw new Failure('input/invalid', { hint: 'body: not JSON.' })
  }
}

/** Names and values, a name that is repeated with a list of its values: all of them have to hold (R4 search.html#combining). */
function paramsOf(query: URLSearchParams, names: readonly string[]): Record<string, unknown> {
  const grouped = names.map((name) => [name, query.getAll(name)] as const)
  return Object.fromEntries(
    grouped.map(([name, [first, ...more]]) => [name, more.length > 0 ? [first, ...more] : first]),
  )
}

/** What says how an answer is to be written rather than what is asked. */
const ofWriting = ['_format', '_pretty']

/** The parameters of a request, those of paging apart. */
function splitQuery(query: URLSearchParams, paging: readonly string[]) {
  const names = [...new Set(query.keys())].filter((name) => !ofWriting.includes(name))
  const isPaging = (name: string) => paging.includes(name)
  return {
    paging: paramsOf(query, names.filter(isPaging)),
    params: paramsOf(
      query,
      names.filter((name) => !isPaging(name)),
    ),
  }
}

const mostPerPage = 100

/** A server may answer fewer than are asked for (R4 search.html#count). What is no number is for the schema to refuse. */
function countOf(text: unknown): unknown {
  return typeof text === 'string' && /^\d{1,9}$/.test(text) ? Math.min(Number(text), mostPerPage) : text
}

function searchOf({ type }: Address, query: URLSearchParams): RestCall['given'] {
  const { paging, params } = splitQuery(query, ['_count', '_cursor'])
  const isFirst = Object.keys(params).length > 0
  return {
    type,
    ...(isFirst && { params }),
    ...('_count' in paging && { count: countOf(paging._count) }),
    ...('_cursor' in paging && { cursor: paging._cursor }),
  }
}

function historyOf({ type, id }: Address, query: URLSearchParams): RestCall['given'] {
  const { paging, params } = splitQuery(query, ['_count', '_cursor', '_since', '_at'])
  const named = Object.entries(paging).map(([name, value]) => [name.slice(1), value])
  return {
    type,
    id,
    query: params,
    ...Object.fromEntries(named),
    ...('_count' in paging && { count: countOf(paging._count) }),
  }
}

/** `W/"3"` (R4 http.html#versioning). What else stands there is for the schema to refuse. */
function versionIn(header: string | null): { versionId?: string } {
  if (header === null) return {}
  return { versionId: /^(?:W\/)?"([^"]*)"$/.exec(header.trim())?.[1] ?? header }
}

/**
 * The criteria of a conditional creation, with or without the type before them (R4 http.html#ccreate).
 * @throws Failure `input/invalid` where it is not sure what they are: others would find another record, or none
 */
function conditionOf(header: string | null, type: string | undefined): { ifNoneExist?: Record<string, unknown> } {
  if (header === null) return {}
  const [, named, query = ''] = /^(?:([A-Za-z]*)\?)?([^?]*)$/.exec(header.trim()) ?? []
  // Two headers of one name arrive as one, joined by a comma and a blank (RFC 9110 §5.3).
  const isJoined = /, *\??[^&=]*=/.test(query)
  const criteria = new URLSearchParams(query)
  if (criteria.size === 0 || isJoined || (named && named !== type)) {
    throw new Failure('input/invalid', {
      hint: 'If-None-Exist: send criteria for this type once, name=value, and ? and = in a value as %3F and %3D.',
    })
  }
  return { ifNoneExist: paramsOf(criteria, [...new Set(criteria.keys())]) }
}

async function changeOf(
  request: Request,
  interaction: RestInteraction,
  { type, id }: Address,
): Promise<RestCall['given']> {
  const { headers } = request
  const confirm = headers.get('confirm')
  const agreed = confirm === null ? {} : { confirm }
  const ofVersion = { type, id, ...versionIn(headers.get('if-match')), ...agreed }
  if (interaction === 'delete') return ofVersion
  if (interaction === 'patch') return { ...ofVersion, patch: await jsonOf(request, ['application/json-patch+json']) }
  const resource = await jsonOf(request, jsonTypes)
  if (interaction === 'update') return { ...ofVersion, resource }
  return { type, resource, ...agreed, ...conditionOf(headers.get('if-none-exist'), type) }
}

/**
 * What a request asks (R4 http.html), its arguments not looked at yet.
 * @throws Failure `request/unknown-address`, `request/method`, `request/not-acceptable`, `request/media-type`,
 * `request/too-large`, `input/invalid` for a body that is no JSON
 */
export async function readRestRequest(request: Request): Promise<RestCall> {
  const { pathname, searchParams } = new URL(request.url)
  const address = readAddress(pathname)
  const interaction = served[address.form][request.method]
  if (!interaction) throw new Failure('request/method', { hint: `It is served by ${methodsOf(address)}.` })
  requireAcceptable(request, searchParams)
  const { type, id, versionId } = address
  const { params } = splitQuery(searchParams, [])
  switch (interaction) {
    case 'capabilities':
      return { interaction, given: { query: params } }
    case 'read':
      return { interaction, given: { type, id, query: params } }
    case 'vread':
      return { interaction, given: { type, id, versionId, query: params } }
    case 'history-instance':
      return { interaction, given: historyOf(address, searchParams) }
    case 'search-type':
      return { interaction, given: searchOf(address, await withForm(request, searchParams)) }
    default:
      return { interaction, given: { ...(await changeOf(request, interaction, address)), query: params } }
  }
}

/** Parameters of a search by POST stand in the body, or in the address as well (R4 http.html#search). */
async function withForm(request: Request, query: URLSearchParams): Promise<URLSearchParams> {
  if (request.method !== 'POST') return query
  requireMediaType(request, ['application/x-www-form-urlencoded'])
  return new URLSearchParams([...query, ...new URLSearchParams(await textOf(request))])
}
