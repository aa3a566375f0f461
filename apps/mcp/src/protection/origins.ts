import type { Context, Next } from 'hono'
import { type Env, readConfig } from '../config.ts'
import { Failure } from '../failure/failure.ts'

type App = { Bindings: Env }

/** Refuses a request that names another host: a page elsewhere that points its own name at us (DNS rebinding). */
export async function ownHost(c: Context<App>, next: Next): Promise<void> {
  const { publicUrl } = readConfig(c.env)
  if (c.req.header('host') !== new URL(publicUrl).host) throw new Failure('request/foreign-origin')
  await next()
}

/** Refuses MCP requests that a page of another origin makes. Programs send no Origin. */
export async function ownOrigin(c: Context<App>, next: Next): Promise<void> {
  const origin = c.req.header('origin')
  if (origin !== undefined && origin !== readConfig(c.env).publicUrl) throw new Failure('request/foreign-origin')
  await next()
}

/** Refuses what a page of another origin posts, whatever its content type (CSRF). Browsers always send one of the two. */
export async function ownForm(c: Context<App>, next: Next): Promise<void> {
  const isSafe = c.req.method === 'GET' || c.req.method === 'HEAD'
  const isOwn =
    c.req.header('origin') === readConfig(c.env).publicUrl || c.req.header('sec-fetch-site') === 'same-origin'
  if (!isSafe && !isOwn) throw new Failure('request/foreign-origin')
  await next()
}
