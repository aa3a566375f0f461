import type { Env } from '../../src/config.ts'
import * as production from '../../src/index.ts'

export * from '../../src/index.ts'

/**
 * `refusing`: the queue refuses. `closed`: the outbox too. `hold-outcomes`: nothing answers about the outcome of a creation,
 * neither the queue nor the outbox.
 */
type Mode = 'open' | 'refusing' | 'closed' | 'thrice' | 'hold-outcomes'

interface Sent {
  phase?: string
  interaction?: string
}

// One isolate runs the Worker and its objects.
let mode: Mode = 'open'
const never = new Promise<never>(() => {})
const isRefusing = () => mode === 'refusing' || mode === 'closed'

function isHeld(message: unknown): boolean {
  const { phase, interaction } = message as Sent
  return mode === 'hold-outcomes' && phase === 'outcome' && interaction === 'create'
}

function faultyQueue(queue: Queue) {
  return {
    async send(message: unknown): Promise<void> {
      if (isRefusing()) throw new Error('refused')
      if (isHeld(message)) await never
      for (let times = mode === 'thrice' ? 3 : 1; times > 0; times -= 1) await queue.send(message)
    },
    async sendBatch(messages: Iterable<MessageSendRequest>): Promise<void> {
      if (isRefusing()) throw new Error('refused')
      await queue.sendBatch(messages)
    },
  } as unknown as Queue
}

function faultyOutboxes(outboxes: Env['AUDIT_OUTBOX']): Env['AUDIT_OUTBOX'] {
  const getByName = (name: string) => {
    const stub = outboxes.getByName(name)
    const keep = async (messages: readonly unknown[]) => {
      if (mode === 'closed') throw new Error('refused')
      return messages.some(isHeld) ? never : stub.keep(messages as never)
    }
    return { keep, holding: () => stub.holding() }
  }
  return { getByName } as unknown as Env['AUDIT_OUTBOX']
}

const known = new WeakMap<object, Env>()

/** The Worker's environment with a queue that does as it is told. */
function faulty(env: Env): Env {
  const faults = known.get(env) ?? {
    ...env,
    AUDIT_QUEUE: faultyQueue(env.AUDIT_QUEUE),
    AUDIT_OUTBOX: faultyOutboxes(env.AUDIT_OUTBOX),
  }
  known.set(env, faults)
  return faults
}

export class AuditOutbox extends production.AuditOutbox {
  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, faulty(env))
  }

  /** Hands over at once instead of after ten seconds. */
  override async holding() {
    const holding = await super.holding()
    if (mode === 'open' && holding.records > 0) await this.ctx.storage.setAlarm(Date.now())
    return holding
  }
}

/** `POST /queue-mode?is=…` sets how the queue is; all else is the production Worker's. */
export default {
  async fetch(request: Request, env: Env, ctx: ExecutionContext): Promise<Response> {
    const { pathname, searchParams } = new URL(request.url)
    if (pathname !== '/queue-mode') return production.default.fetch(request, faulty(env), ctx)
    mode = (searchParams.get('is') ?? 'open') as Mode
    return new Response(mode)
  },
}
