import { type Context, Hono } from 'hono'
import { type Config, type Env, readConfig } from '../../config.ts'
import { Failure } from '../../failure/failure.ts'
import { log } from '../../log.ts'
import { browserExamination } from '../../trail/browser-examination.ts'
import { type Examined, exportTrail, surveyTrail } from '../../trail/examine-trail.ts'
import { exportAnswer, exportPart, isExportFormat } from '../../trail/export/export-answer.ts'
import { readTrailRequest, type TrailParameters, trailParameters, viewName } from '../../trail/trail-request.ts'
import type { TrailView } from '../../trail/trail-views.ts'
import { auditPage } from './audit-page.ts'
import { auditStylesheet } from './audit-style.ts'
import type { AuditChoice } from './audit-view.ts'

type App = { Bindings: Env }

const pageRows = 25

const nameOf = ({ kind, principal }: TrailView) => viewName({ kind, platform: principal.platform })

function labelOf({ kind, principal }: TrailView, config: Config, isOnly: boolean): string {
  const at = isOnly ? '' : ` at ${config.platforms.get(principal.platform)?.name ?? principal.platform}`
  if (kind === 'tenant') return 'All accesses'
  return kind === 'own' ? `Your own accesses${at}` : `Who looked at the records${at}`
}

function choicesOf({ view, views }: Examined, config: Config): AuditChoice[] {
  const isOnly = new Set(views.map(({ principal }) => principal.platform)).size === 1
  return views.map((each) => ({
    name: nameOf(each),
    label: labelOf(each, config, isOnly),
    isChosen: nameOf(each) === nameOf(view),
  }))
}

/** As they are in the address, whether they are valid or not. */
function parametersOf(params: URLSearchParams): TrailParameters {
  const given = trailParameters.map((name) => [name, params.get(name)?.trim().slice(0, 512)] as const)
  return Object.fromEntries(given.filter(([, value]) => value))
}

/** What belongs on a page with the filters; the rest is told by the page of all failures. */
const told = [
  'trail/query-invalid',
  'trail/cursor-invalid',
  'trail/unavailable',
  'authz/denied',
  'authz/unavailable',
  'audit/unavailable',
]

async function page(c: Context<App>): Promise<Response> {
  c.header('cache-control', 'no-store')
  const config = readConfig(c.env)
  const params = new URL(c.req.url).searchParams
  const parameters = parametersOf(params)
  const platforms = config.platforms.all.map(({ id, name }) => ({ id, name }))
  try {
    const examination = await browserExamination(c, 'browser', () => readTrailRequest(params))
    const examined = await surveyTrail(examination, pageRows)
    const { view, page: rows, summary } = examined
    const named = { ...parameters, view: nameOf(view) }
    const shown = { view, choices: choicesOf(examined, config), page: rows, summary }
    return c.html(auditPage({ parameters: named, platforms, shown }))
  } catch (cause) {
    const problem = Failure.from(cause)
    if (!told.includes(problem.code)) throw cause
    log('request/failed', { code: problem.code, path: '/audit' })
    return c.html(auditPage({ parameters, platforms, shown: { problem } }), problem.disposition.status)
  }
}

/** A link elsewhere would have a file with patients' records saved that nobody asked for, and a row written for it. */
function expectNoOtherSite(c: Context<App>): void {
  const site = c.req.header('sec-fetch-site')
  if (site === 'cross-site' || site === 'same-site') throw new Failure('request/foreign-origin')
}

async function exported(c: Context<App>): Promise<Response> {
  expectNoOtherSite(c)
  const format = c.req.param('format') ?? ''
  if (!isExportFormat(format)) return c.notFound()
  const url = new URL(c.req.url)
  const examination = await browserExamination(c, 'browser', () => readTrailRequest(url.searchParams))
  const config = readConfig(c.env)
  const { rows } = await exportTrail(examination, exportPart(format, config))
  if (rows.next) url.searchParams.set('cursor', rows.next)
  const nextUrl = rows.next && new URL(`${url.pathname}${url.search}`, config.publicUrl).href
  return exportAnswer(format, { parts: rows.parts, nextUrl, now: new Date() }, true)
}

/** The pages of the audit trail. */
export const auditPages = new Hono<App>()
  .get('/', page)
  .get('/style.css', (c) =>
    c.body(auditStylesheet, 200, {
      'content-type': 'text/css; charset=utf-8',
      'cache-control': 'public, max-age=3600',
    }),
  )
  .get('/export/:format', exported)
