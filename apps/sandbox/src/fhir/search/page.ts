import type { BundleLink } from '@medplum/fhirtypes'
import { invalid } from '../outcomes.ts'

export const defaultPageSize = 20
export const maxPageSize = 1000

/** One page of a longer answer. */
export interface PageRequest {
  /** Absolute, without a query. */
  url: string
  /** What was honoured of the request, `_count` included. */
  parameters: URLSearchParams
  count: number
  /** How many entries come before the page. */
  offset: number
}

const pageKey = '_page'

function tokenOf({ parameters }: PageRequest, offset: number): string {
  return Buffer.from(JSON.stringify([[...parameters], offset])).toString('base64url')
}

function linkTo(page: PageRequest, offset: number): string {
  if (offset > 0) return `${page.url}?${pageKey}=${tokenOf(page, offset)}`
  return page.parameters.size > 0 ? `${page.url}?${page.parameters}` : page.url
}

/**
 * `self`, and `next` and `previous` where there is such a page (R4 http.html#paging). A link to a further page is
 * opaque: it is to be followed, not understood. `self` shows what was honoured on every page.
 */
export function pageLinks(total: number, page: PageRequest): BundleLink[] {
  const { count, offset } = page
  const first = linkTo(page, 0)
  const self = offset > 0 ? `${first}&${pageKey}=${tokenOf(page, offset)}` : first
  const links: BundleLink[] = [{ relation: 'self', url: self }]
  if (count > 0 && offset + count < total) links.push({ relation: 'next', url: linkTo(page, offset + count) })
  if (count > 0 && offset > 0) links.push({ relation: 'previous', url: linkTo(page, Math.max(0, offset - count)) })
  return links
}

function isToken(value: unknown): value is [[string, string][], number] {
  if (!Array.isArray(value) || value.length !== 2) return false
  const [pairs, offset] = value
  const isPair = (pair: unknown) =>
    Array.isArray(pair) && pair.length === 2 && pair.every((one) => typeof one === 'string')
  return Array.isArray(pairs) && pairs.every(isPair) && Number.isSafeInteger(offset) && offset > 0
}

function readToken(token: string): [[string, string][], number] {
  try {
    const value: unknown = JSON.parse(Buffer.from(token, 'base64url').toString('utf8'))
    if (isToken(value)) return value
  } catch {
    // not one of ours: refused below
  }
  throw invalid('The page is not one of this server')
}

/** The request behind the query of a paging link; any other query is its own. Throws 400 for a link that was altered. */
export function openPage(query: URLSearchParams): { query: URLSearchParams; offset: number } {
  const tokens = query.getAll(pageKey)
  const [token] = tokens
  if (token === undefined) return { query, offset: 0 }
  const [pairs, offset] = readToken(token)
  const parameters = new URLSearchParams(pairs)
  const isOwn = ([key, value]: [string, string]) => key === pageKey || parameters.has(key, value)
  if (tokens.length > 1 || ![...query].every(isOwn)) throw invalid('A paging link takes no further parameters')
  return { query: parameters, offset }
}

/** A non-negative integer parameter. Throws 400 for anything else. */
export function integerIn(query: URLSearchParams, name: string, fallback: number): number {
  const values = query.getAll(name)
  if (values.length > 1) throw invalid(`${name} may be given once`)
  const value = values[0] ?? String(fallback)
  if (!/^\d{1,9}$/.test(value)) throw invalid(`${name} takes a non-negative integer`)
  return Number(value)
}

/** The `_count` of a query, at most `maxPageSize`. */
export function countIn(query: URLSearchParams, fallback = defaultPageSize): number {
  return Math.min(integerIn(query, '_count', fallback), maxPageSize)
}
