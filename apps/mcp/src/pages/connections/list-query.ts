import type { PlatformView } from './connections-view.ts'

/** Labels of the filter by state, in the order in which they are offered. */
export const listStates = {
  all: 'All',
  connected: 'Connected',
  expired: 'Sign-in has ended',
  open: 'Not connected',
} as const

export type ListState = keyof typeof listStates

/** What the list of platforms is narrowed to, from the address of the page. */
export interface ListQuery {
  words: string
  state: ListState
  /** From 1. */
  page: number
}

const pageSize = 12

const isListState = (text: string): text is ListState => Object.hasOwn(listStates, text)

/** Reads `q`, `state` and `page`; what is malformed counts as not given. */
export function readListQuery(params: URLSearchParams): ListQuery {
  const state = params.get('state') ?? ''
  const page = params.get('page') ?? ''
  return {
    words: (params.get('q') ?? '').trim().slice(0, 100),
    state: isListState(state) ? state : 'all',
    page: /^[1-9]\d{0,3}$/.test(page) ? Number(page) : 1,
  }
}

/** The address of the list with other settings. */
export function listHref({ words, state, page }: ListQuery): string {
  const params = new URLSearchParams({
    ...(words !== '' && { q: words }),
    ...(state !== 'all' && { state }),
    ...(page > 1 && { page: String(page) }),
  })
  return `/${params.size > 0 ? `?${params}` : ''}#platforms`
}

export function stateOf({ facts }: PlatformView): Exclude<ListState, 'all'> {
  return facts ? facts.state : 'open'
}

const plain = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()

export interface ListPage {
  platforms: PlatformView[]
  /** How many match in all. */
  total: number
  page: number
  pages: number
}

/** The platforms that match, by name, one page of them. Every word must be in the name, the id or the address. */
export function narrow(all: readonly PlatformView[], { words, state, page }: ListQuery): ListPage {
  const sought = plain(words).split(/\s+/)
  const matching = all
    .filter((view) => state === 'all' || stateOf(view) === state)
    .filter(({ platform: { id, name, fhirBaseUrl } }) => {
      const text = plain(`${name} ${id} ${fhirBaseUrl}`)
      return sought.every((word) => text.includes(word))
    })
    .toSorted((a, b) => a.platform.name.localeCompare(b.platform.name, 'en'))
  const pages = Math.max(1, Math.ceil(matching.length / pageSize))
  const shown = Math.min(page, pages)
  const platforms = matching.slice((shown - 1) * pageSize, shown * pageSize)
  return { platforms, total: matching.length, page: shown, pages }
}
