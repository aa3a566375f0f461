import { maxTrailPage } from '@repo/audit/trail'
import { type Context, Hono, type Next } from 'hono'
import { type Env, readConfig } from '../config.ts'
import { Failure } from '../failure/failure.ts'
import { browserExamination } from './browser-examination.ts'
import { exportTrail, surveyTrail } from './examine-trail.ts'
import { type ExportFormat, exportAnswer } from './export-answer.ts'
import { readTrailRequest, viewName } from './trail-request.ts'

type App = { Bindings: Env }

const pageRows = 50

/** The browser's cookie counts for what its own pages ask: a page elsewhere can neither ask nor read the answer. */
async function ownPages(c: Context<App>, next: Next): Promise<void> {
  const origin = c.req.header('origin')
  const isOwn =
    origin === undefined ? c.req.header('sec-fetch-site') === 'same-origin' : origin === readConfig(c.env).publicUrl
  if (!isOwn) throw new Failure('request/foreign-origin')
  await next()
}

/** The format that is asked for by name; JSON of our own where none is. */
function formatOf(accept: string | undefined): ExportFormat | undefined {
  const types = (accept ?? '').split(',').map((each) => each.split(';')[0]?.trim())
  if (types.includes('application/fhir+json')) return 'fhir'
  return types.includes('text/csv') ? 'csv' : undefined
}

function limitOf(text: string | null): number {
  if (text === null || text === '') return pageRows
  const limit = /^\d{1,3}$/.test(text) ? Number(text) : 0
  if (limit < 1 || limit > maxTrailPage) throw new Failure('trail/query-invalid', { hint: 'Not valid: limit.' })
  return limit
}

function nextUrl(c: Context<App>, next: string | undefined): string | undefined {
  if (next === undefined) return undefined
  const url = new URL(c.req.url)
  const own = new URL(`${url.pathname}${url.search}`, readConfig(c.env).publicUrl)
  own.searchParams.set('cursor', next)
  return own.href
}

async function trail(c: Context<App>): Promise<Response> {
  const params = new URL(c.req.url).searchParams
  const format = formatOf(c.req.header('accept'))
  const limit = limitOf(params.get('limit'))
  const examination = await browserExamination(c, 'rest', readTrailRequest(params, ['limit']))
  if (format) {
    const { page } = await exportTrail(examination)
    const config = readConfig(c.env)
    return exportAnswer(format, { page, nextUrl: nextUrl(c, page.next), config, now: new Date() }, false)
  }
  const { view, views, page, summary } = await surveyTrail(examination, limit)
  const name = ({ kind, principal }: typeof view) => viewName({ kind, platform: principal.platform })
  const next = nextUrl(c, page.next)
  return c.json({ view: name(view), views: views.map(name), summary, entries: page.entries, ...(next && { next }) })
}

/** `GET /api/audit`: what `GET /audit` shows, for programs. What goes wrong is told in JSON by the error handler. */
export const trailApi = new Hono<App>().use(ownPages).get('/', trail)
