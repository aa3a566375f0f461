import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { type Child, startChild } from '../child.ts'
import type { Ports } from '../ports.ts'
import { auditSecrets } from './secrets.ts'

/** Quotes a value for a dotenv file, which would keep the backslashes of JSON in double quotes. */
const quoted = (value: string) => (value.includes('"') ? `'${value}'` : `"${value}"`)

export function envFile(settings: Record<string, string>): string {
  return Object.entries(settings)
    .map(([name, value]) => `${name}=${quoted(value)}\n`)
    .join('')
}

/** `wrangler dev` tells of each request: an address over REST names records. */
const withoutRecords = (line: string) => line.replace(/(\/api\/fhir)\/\S+/, '$1/…')

export interface WorkersOptions {
  root: string
  stateDir: string
  ports: Ports
  envFile: string
  auditDatabaseUrl: string
  /** The configuration of the main Worker, if not the one at the root. */
  mainConfig?: string
}

/** Both Workers in one `wrangler dev`: the first has the port, the second is reached by queue and service binding. */
export function startWorkers(options: WorkersOptions): Child {
  const { root, stateDir, ports, auditDatabaseUrl } = options
  const wrangler = join(dirname(createRequire(import.meta.url).resolve('wrangler/package.json')), 'bin', 'wrangler.js')
  const args = [
    wrangler,
    'dev',
    ...['-c', options.mainConfig ?? 'wrangler.toml', '-c', 'apps/audit/wrangler.toml'],
    ...['--ip', '127.0.0.1', '--port', String(ports.worker)],
    ...['--inspector-ip', '127.0.0.1', '--inspector-port', String(ports.inspector)],
    ...['--persist-to', join(stateDir, 'wrangler'), '--env-file', options.envFile],
    ...['--show-interactive-dev-session=false', '--install-skills=false', '--log-level', 'log'],
  ]
  return startChild({
    name: 'workers',
    command: process.execPath,
    args,
    cwd: root,
    logFile: join(stateDir, 'logs', 'workers.log'),
    shortened: withoutRecords,
    env: {
      ...process.env,
      CI: '1',
      NO_COLOR: '1',
      WRANGLER_SEND_METRICS: 'false',
      WRANGLER_HIDE_BANNER: 'true',
      // It would keep the addresses that platforms are asked at, with their queries, on disk.
      X_LOCAL_OBSERVABILITY: 'false',
      CLOUDFLARE_CF_FETCH_ENABLED: 'false',
      WRANGLER_LOG_PATH: join(stateDir, 'logs', 'wrangler'),
      // Two stacks on one machine must not find each other's Workers.
      WRANGLER_REGISTRY_PATH: join(stateDir, 'registry'),
      MINIFLARE_REGISTRY_PATH: join(stateDir, 'registry'),
      CLOUDFLARE_HYPERDRIVE_LOCAL_CONNECTION_STRING_AUDIT_DB: auditDatabaseUrl,
      // The file of settings is the first Worker's; the second takes from here the secrets that its configuration requires.
      ...auditSecrets(stateDir),
    },
  })
}
