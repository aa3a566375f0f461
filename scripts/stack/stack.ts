import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { startCerbos } from './cerbos.ts'
import type { Child } from './child.ts'
import { isAlive, readFacts, readProcesses, removeFacts, type StackFacts, writeFacts, writeProcesses } from './facts.ts'
import { stopLeftovers } from './leftovers.ts'
import { lineLog } from './line-log.ts'
import { choosePorts, type Ports } from './ports.ts'
import { startPostgres } from './postgres/postgres.ts'
import { root } from './root.ts'
import { type SandboxReady, startSandbox } from './sandbox.ts'
import { type RunningWorkers, runWorkers, untilHealthy } from './workers/running-workers.ts'
import { workerSecrets } from './workers/secrets.ts'
import { workerSettings } from './workers/settings.ts'

/** Why the stack is not up; the message is for people. */
export class StackError extends Error {
  override readonly name = 'StackError'
}

export interface Stack {
  facts: StackFacts
  /** Rejects, naming the part and its last lines, when a part dies by itself. */
  failed: Promise<never>
  /** Ends the Workers and starts them again, with these settings in the place of others. */
  restartWorkers(settings?: Record<string, string>): Promise<void>
  stop(): Promise<void>
}

export interface StackOptions {
  stateDir: string
  say: (line: string) => void
  /** Any free ports instead of the usual ones. */
  anyPort?: boolean
  /** Lifetime of the sandbox's access tokens. */
  accessTokenTtlSeconds?: number
  /** The FHIR base URL of what stands in front of the FHIR server, given the origin where that will listen. */
  inFrontOfFhir?: (origin: string) => string
  /** The URL of what stands in front of the policy decision point, given the URL of that. */
  inFrontOfPolicy?: (url: string) => string
  /** A configuration of the main Worker in the place of its own. */
  mainConfig?: string
  /** Settings of the Worker that replace the usual ones. */
  settings?: Record<string, string>
}

/**
 * Starts every part on 127.0.0.1 and waits until all are healthy.
 * @throws StackError when a stack runs from the same folder already, or a part does not come up; what had been started is
 * stopped again.
 */
export async function startStack(options: StackOptions): Promise<Stack> {
  const { stateDir, say } = options
  mkdirSync(join(stateDir, 'logs'), { recursive: true, mode: 0o755 })
  await claim(stateDir)
  const started: { stop(): Promise<void> }[] = []
  const stop = async () => {
    // The Workers first: what they still have to record finds its database.
    for (const part of started.splice(0).reverse()) await part.stop()
    removeFacts(stateDir)
  }
  const { ports, release } = await choosePorts(say, options.anyPort ?? false)
  try {
    return await startParts(options, ports, started, stop)
  } catch (error) {
    say('Stopping what was started …')
    await stop()
    throw error
  } finally {
    await release()
  }
}

/** One stack a folder. One whose launcher died is cleared away, also where it died while starting. */
async function claim(stateDir: string): Promise<void> {
  const processes = readProcesses(stateDir)
  if (processes && isAlive(processes.launcher)) {
    const home = readFacts(stateDir)?.urls.home
    const where = home ? `, at ${home}` : ' and is starting'
    throw new StackError(
      `The stack runs already (process ${processes.launcher}${where}). Stop it there with Ctrl-C first.`,
    )
  }
  if (processes) await stopLeftovers(processes, root, stateDir)
  removeFacts(stateDir)
  writeProcesses(stateDir, { launcher: process.pid })
}

async function startParts(
  options: StackOptions,
  ports: Ports,
  started: { stop(): Promise<void> }[],
  stop: () => Promise<void>,
): Promise<Stack> {
  const { stateDir, say } = options
  const publicUrl = `http://127.0.0.1:${ports.worker}`
  const processes: Record<string, number> = { launcher: process.pid }
  const keep: Keep = (name, pid, part) => {
    started.push(part)
    processes[name] = pid
    writeProcesses(stateDir, processes)
    return part
  }
  const [sandbox, cerbos, postgres] = await startUpstreams(options, ports, publicUrl, keep)
  say('Starting both Workers …')
  const { ready } = sandbox
  const policyUrl = options.inFrontOfPolicy?.(cerbos.url) ?? cerbos.url
  const settings = { ...workerSettings(publicUrl, policyUrl, ready, workerSecrets(stateDir)), ...options.settings }
  const envFile = join(stateDir, 'worker.env')
  const { mainConfig } = options
  const of = { root, stateDir, ports, envFile, auditDatabaseUrl: postgres.writerUrl }
  const workersOptions = { ...of, ...(mainConfig && { mainConfig }) }
  const workers = runWorkers(workersOptions, settings, ({ pid }) => {
    processes.workers = pid
    writeProcesses(stateDir, processes)
  })
  started.push(workers)
  const failed = firstDeath(
    [sandbox.child, watchedOf(workers), { name: 'cerbos', ...cerbos }, { name: 'postgres', ...postgres }],
    started,
  )
  failed.catch(() => {})
  await Promise.race([untilHealthy(publicUrl, workers), failed])
  say('  Workers: ready')
  const facts = stackFacts(stateDir, publicUrl, ready, cerbos.url, postgres.readerUrl, processes)
  writeFacts(stateDir, facts)
  const restartWorkers = (other: Record<string, string> = {}) => workers.restart({ ...settings, ...other })
  return { facts, failed, restartWorkers, stop }
}

type Keep = <T extends { stop(): Promise<void> }>(name: string, pid: number, part: T) => T

/** What the Workers need to be there: platforms, policy and the database, all at once. */
function startUpstreams(options: StackOptions, ports: Ports, publicUrl: string, keep: Keep) {
  const { stateDir, say } = options
  const logTo = (name: string) => lineLog(join(stateDir, 'logs', `${name}.log`))
  say('Starting the FHIR and SMART servers, Cerbos and Postgres …')
  return allOrFirstFailure([
    startSandbox({ root, stateDir, ports, publicUrl, ...sandboxOptions(options, ports) }).then((part) => {
      say(
        `  FHIR server: ${part.ready.resourceCount} resources; SMART server: ready; further platforms: ${part.ready.platforms.length}`,
      )
      return keep('sandbox', part.child.pid, part)
    }),
    startPolicy(stateDir, ports, logTo('cerbos')).then((part) => {
      say('  Cerbos: ready')
      return keep('cerbos', part.pid, part)
    }),
    startPostgres({ port: ports.postgres, dataDir: join(stateDir, 'postgres'), log: logTo('postgres') }).then(
      (part) => {
        say('  Postgres: ready')
        return keep('postgres', part.pid, part)
      },
    ),
  ])
}

function watchedOf(workers: RunningWorkers): Watched {
  return { name: 'workers', ended: workers.ended, lastLines: () => workers.child.lastLines() }
}

function startPolicy(stateDir: string, ports: Ports, log: (line: string) => void) {
  const external = process.env.CERBOS_URL
  if (external)
    return Promise.resolve({
      url: external,
      pid: 0,
      ended: new Promise<void>(() => {}),
      lastLines: () => [],
      stop: async () => {},
    })
  const policiesDir = join(root, 'policies')
  return startCerbos({ httpPort: ports.cerbos, policiesDir, stateDir: join(stateDir, 'cerbos'), log })
}

function sandboxOptions({ accessTokenTtlSeconds, inFrontOfFhir }: StackOptions, ports: Ports) {
  const fhirBaseUrl = inFrontOfFhir?.(`http://127.0.0.1:${ports.fhir}`)
  return { fhirBaseUrl, ...(accessTokenTtlSeconds !== undefined && { accessTokenTtlSeconds }) }
}

function stackFacts(
  stateDir: string,
  publicUrl: string,
  ready: SandboxReady,
  cerbos: string,
  postgres: string,
  processes: Record<string, number>,
): StackFacts {
  return {
    version: 1,
    startedAt: new Date().toISOString(),
    stateDir,
    urls: {
      home: publicUrl,
      mcp: `${publicUrl}/mcp`,
      sse: `${publicUrl}/sse`,
      fhir: ready.fhirUrl,
      smart: ready.smartUrl,
      cerbos,
      postgres,
    },
    users: ready.users,
    platforms: ready.platforms.map(({ id, name, fhirUrl, registration, users }) => {
      return { id, name, fhir: fhirUrl, auth: registration.auth, users }
    }),
    patients: ready.patients,
    processes,
  }
}

/** Waits for all, so that what came up late is known and can be stopped; then fails with the first failure. */
async function allOrFirstFailure<T extends readonly unknown[]>(parts: { [K in keyof T]: Promise<T[K]> }): Promise<T> {
  const settled = await Promise.allSettled(parts)
  const failure = settled.find((each) => each.status === 'rejected')
  if (failure) throw failure.reason
  return (await Promise.all(parts)) as unknown as T
}

type Watched = Pick<Child, 'name' | 'ended' | 'lastLines'>

/** Rejects when a part ends while it is still meant to run. */
async function firstDeath(parts: Watched[], started: { stop(): Promise<void> }[]): Promise<never> {
  const dead = await Promise.race(parts.map((part) => part.ended.then(() => part)))
  // Stopping empties the list first: then this is the end that was asked for.
  if (started.length === 0) await new Promise<never>(() => {})
  throw new StackError(`${dead.name} ended by itself. Its last lines:\n${dead.lastLines().join('\n')}`)
}
