import { maxTrailPage } from '@repo/audit/trail'
import { type Context, Hono } from 'hono'
import { type Env, readConfig } from '../config.ts'
import { Failure } from '../failure/failure.ts'
import type { Agent } from '../mcp/caller.ts'
import { readSessionCookie } from '../session/cookies.ts'
import { agentExamination } from './agent-examination.ts'
import { browserExamination } from './browser-examination.ts'
import { type Examination, exportTrail, surveyTrail } from './examine-trail.ts'
import { type ExportFormat, exportAnswer, exportPart } from './export/export-answer.ts'
import { readTrailRequest, type TrailRequest, viewName } from './trail-request.ts'

type App = { Bindings: Env }

const pageRows = 50
const path = '/api/audit'

/** Programs bring a token, or are told where to get one. */
function isBrowser(c: Context<App>): boolean {
  if (c.req.header('authorization') !== undefined) return false
  const said = [readSessionCookie(c), c.req.header('sec-fetch-site'), c.req.header('origin')]
  return said.some((each) => each !== undefined)
}

/** The browser's cookie counts for what its own pages ask: a page elsewhere can neither ask nor read the answer. */
function expectOwnPage(c: Context<App>): void {
  const origin = c.req.header('origin')
  const isOwn =
    origin === undefined ? c.req.header('sec-fetch-site') === 'same-origin' : origin === readConfig(c.env).publicUrl
  if (!isOwn) throw new Failure('request/foreign-origin')
}

/** The format that is asked for by name; JSON of our own where none is. */
function formatOf(accept: string | null): ExportFormat | undefined {
  const types = (accept ?? '').split(',').map((each) => each.split(';')[0]?.trim())
  if (types.includes('application/fhir+json')) return 'fhir'
  return types.includes('text/csv') ? 'csv' : undefined
}

function limitOf(text: string | null): { limit?: number } {
  if (text === null || text === '') return {}
  const limit = /^\d{1,3}$/.test(text) ? Number(text) : 0
  if (limit < 1 || limit > maxTrailPage) throw new Failure('trail/query-invalid', { hint: 'Not valid: limit.' })
  return { limit }
}

function nextUrl(request: Request, publicUrl: string, next: string | undefined): string | undefined {
  if (next === undefined) return undefined
  const own = new URL(path + new URL(request.url).search, publicUrl)
  own.searchParams.set('cursor', next)
  return own.href
}

async function answer(
  request: Request,
  env: Env,
  examine: (asked: () => TrailRequest) => Promise<Examination>,
): Promise<Response> {
  const config = readConfig(env)
  const params = new URL(request.url).searchParams
  const format = formatOf(request.headers.get('accept'))
  const examination = await examine(() => ({ ...readTrailRequest(params, ['limit']), ...limitOf(params.get('limit')) }))
  if (format) {
    const { rows } = await exportTrail(examination, exportPart(format, config))
    const next = nextUrl(request, config.publicUrl, rows.next)
    return exportAnswer(format, { parts: rows.parts, nextUrl: next, now: new Date() }, false)
  }
  const { view, views, page, summary } = await surveyTrail(examination, pageRows)
  const name = ({ kind, principal }: typeof view) => viewName({ kind, platform: principal.platform })
  const next = nextUrl(request, config.publicUrl, page.next)
  return Response.json({
    view: name(view),
    views: views.map(name),
    summary,
    entries: page.entries,
    ...(next && { next }),
  })
}

/** `GET /api/audit` for a browser: what `GET /audit` shows. What goes wrong is told in JSON by the error handler. */
export const trailApi = new Hono<App>().get('/', async (c, next) => {
  if (!isBrowser(c)) return next()
  expectOwnPage(c)
  return answer(c.req.raw, c.env, (asked) => browserExamination(c, 'rest', asked))
})

/** @throws Failure `request/unknown-address`, `request/method` */
function requireServed({ url, method }: Request): void {
  if (new URL(url).pathname !== path) throw new Failure('request/unknown-address')
  if (method !== 'GET') throw new Failure('request/method')
}

/** `GET /api/audit` for a program with a token, which was let in by that. What it is refused is recorded as its reading. */
export async function serveTrail(request: Request, env: Env, agent: Agent): Promise<Response> {
  const examine = (asked: () => TrailRequest) =>
    agentExamination(env, agent, path, () => {
      requireServed(request)
      return asked()
    })
  try {
    return await answer(request, env, examine)
  } catch (cause) {
    const failure = Failure.from(cause)
    if (failure.code !== 'request/method') throw cause
    // RFC 9110 §15.5.6: the methods that are served are named.
    const headers = { allow: 'GET', 'cache-control': 'no-store' }
    return Response.json({ error: failure.code, message: failure.say() }, { status: 405, headers })
  }
}
