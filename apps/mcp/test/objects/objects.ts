import { AuditOutbox } from '../../src/audit/audit-outbox.ts'
import type { Env as WorkerEnv } from '../../src/config.ts'
import { LinkedAgents } from '../../src/oauth/agents/linked-agents.ts'
import { ConnectionRequest } from '../../src/session/connections/connection-request.ts'
import { Session } from '../../src/session/session.ts'
import { SignInAttempt } from '../../src/session/sign-in-attempt.ts'

const instants = ['createdAt', 'touchedAt', 'expiresAt', 'redeemBy']

/** Moves the instants of a stored value into the past, as if it had been written so long ago. */
async function age(storage: DurableObjectStorage, key: string, ms: number, only: readonly string[]): Promise<void> {
  const stored = await storage.get<Record<string, unknown>>(key)
  if (!stored) throw new Error(`nothing is kept under ${key}`)
  const earlier = Object.entries(stored).map(([name, value]) => [
    name,
    only.includes(name) && typeof value === 'number' ? value - ms : value,
  ])
  await storage.put(key, Object.fromEntries(earlier))
}

export class OpenSession extends Session {
  /** All that the object keeps, by key. */
  async kept(): Promise<Record<string, unknown>> {
    return Object.fromEntries(await this.ctx.storage.list())
  }

  age(ms: number, only: string[] = instants): Promise<void> {
    return age(this.ctx.storage, 'session', ms, only)
  }

  /** Puts back what `kept` gave out, of an object of the same name elsewhere. */
  async restore(entries: Record<string, unknown>): Promise<void> {
    await this.ctx.storage.put(entries)
  }

  /** Ages what the session remembers beside its connection. */
  async ageMemories(ms: number): Promise<void> {
    for (const prefix of ['confirmation:', 'creation:', 'place:']) {
      for (const key of (await this.ctx.storage.list({ prefix })).keys()) await age(this.ctx.storage, key, ms, instants)
    }
  }

  /** Ends the session while a method of it is under way. */
  async endDuring(method: 'keepPlace', ...args: [string]): Promise<void> {
    const underWay = this[method](...args)
    await this.end()
    await underWay
  }

  alarmAt(): Promise<number | null> {
    return this.ctx.storage.getAlarm()
  }

  /** Has the runtime ring the alarm now. */
  ring(): Promise<void> {
    return this.ctx.storage.setAlarm(Date.now())
  }
}

export class OpenSignInAttempt extends SignInAttempt {
  async kept(): Promise<Record<string, unknown>> {
    return Object.fromEntries(await this.ctx.storage.list())
  }

  age(ms: number): Promise<void> {
    return age(this.ctx.storage, 'attempt', ms, instants)
  }
}

export class OpenConnectionRequest extends ConnectionRequest {
  async kept(): Promise<Record<string, unknown>> {
    return Object.fromEntries(await this.ctx.storage.list())
  }

  age(ms: number): Promise<void> {
    return age(this.ctx.storage, 'request', ms, instants)
  }

  alarmAt(): Promise<number | null> {
    return this.ctx.storage.getAlarm()
  }

  /** Has the runtime ring the alarm now. */
  ring(): Promise<void> {
    return this.ctx.storage.setAlarm(Date.now())
  }
}

/** A queue that takes what it is given, or nothing. */
class SwitchedQueue {
  readonly sent: unknown[] = []
  isOpen = true
  failures = 0

  async sendBatch(messages: Iterable<{ body: unknown }>): Promise<void> {
    const bodies = [...messages].map(({ body }) => body)
    if (this.isOpen) this.sent.push(...bodies)
    else {
      this.failures += 1
      throw new Error('Jane Roe is not taken')
    }
  }
}

export class OpenAuditOutbox extends AuditOutbox {
  readonly #queue: SwitchedQueue

  constructor(ctx: DurableObjectState, env: WorkerEnv) {
    const queue = new SwitchedQueue()
    super(ctx, { ...env, AUDIT_QUEUE: queue as unknown as Queue })
    this.#queue = queue
  }

  async openQueue(isOpen: boolean): Promise<void> {
    this.#queue.isOpen = isOpen
  }

  async sent(): Promise<unknown[]> {
    return this.#queue.sent
  }

  async failures(): Promise<number> {
    return this.#queue.failures
  }

  /** All that the object keeps: its rows, and its entries by key. */
  async kept(): Promise<{ rows: unknown[]; entries: Record<string, unknown> }> {
    const rows = this.ctx.storage.sql.exec('select * from record order by seq').toArray()
    return { rows, entries: Object.fromEntries(await this.ctx.storage.list()) }
  }

  /** Puts in rows that no key opens, and starts the object anew. */
  async fill(records: number): Promise<void> {
    const fill = `with recursive n(i) as (select 1 union all select i + 1 from n where i < ?)
      insert into record (id, sealed, kept_at) select 'filler-' || i, 'k9.x.x', 0 from n`
    this.ctx.storage.sql.exec(fill, records)
    await this.ctx.storage.sync()
    this.ctx.abort()
  }

  alarmAt(): Promise<number | null> {
    return this.ctx.storage.getAlarm()
  }

  /** Has the runtime ring the alarm now. */
  ring(): Promise<void> {
    return this.ctx.storage.setAlarm(Date.now())
  }
}

export class OpenLinkedAgents extends LinkedAgents {
  async kept(): Promise<Record<string, unknown>> {
    return Object.fromEntries(await this.ctx.storage.list())
  }

  async age(ms: number): Promise<void> {
    for (const key of (await this.ctx.storage.list()).keys()) await age(this.ctx.storage, key, ms, instants)
  }

  /** Has the runtime ring the alarm now. */
  ring(): Promise<void> {
    return this.ctx.storage.setAlarm(Date.now())
  }
}

export { PlatformStatement } from '../../src/platform/platform-statement.ts'

type Binding =
  | 'LINKED_AGENTS'
  | 'SESSION'
  | 'SIGN_IN_ATTEMPT'
  | 'CONNECTION_REQUEST'
  | 'PLATFORM_STATEMENT'
  | 'AUDIT_OUTBOX'
type Env = Record<Binding, DurableObjectNamespace>

type Methods = Record<string, (...args: unknown[]) => Promise<unknown>>

/** The Workers' cache is one for all of them: the OAuth library finds there what stands at an `https:` URL. */
async function publish(clientId: string, document: unknown): Promise<Response> {
  const headers = { 'content-type': 'application/json', 'cache-control': 'public, max-age=3600' }
  const cache = await caches.open('workers-oauth-provider:cimd:v1')
  await cache.put(clientId, new Response(JSON.stringify(document), { headers }))
  return Response.json({})
}

/** `POST /{binding}/{name}/{method}` with the arguments as a JSON array; several names, by commas, are called at once. */
export default {
  async fetch(request, env) {
    const [, binding, name = '', method = ''] = new URL(request.url).pathname.split('/')
    const args = (await request.json()) as unknown[]
    if (binding === 'publish') return publish(String(args[0]), args[1])
    const call = (each: string) => {
      const stub = env[binding as keyof Env].getByName(each) as unknown as Methods
      return stub[method]?.(...args)
    }
    const values = await Promise.all(name.split(',').map(call))
    return Response.json({ value: values.length > 1 ? values : values[0] })
  },
} satisfies ExportedHandler<Env>
