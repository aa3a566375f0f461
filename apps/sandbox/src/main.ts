import { type SandboxOptions, smallPlatformIds, startSandbox } from './index.ts'
import { openRequestLog } from './platforms/request-log.ts'

/**
 * The sandbox process. Prints one JSON line to stdout when it serves, logs to stderr, and ends on SIGINT, SIGTERM or,
 * with `SANDBOX_EXIT_WITH_PARENT=1`, when its standard input ends.
 */
async function main(env: NodeJS.ProcessEnv): Promise<void> {
  const options = readOptions(env)
  const requests = openRequestLog(options.stateDir)
  const sandbox = await startSandbox({ ...options, ...(requests && { onRequest: requests.write }) })
  const { close: _close, ...facts } = sandbox
  process.stdout.write(`${JSON.stringify({ ready: true, ...facts })}\n`)
  let isEnding = false
  const end = async () => {
    if (isEnding) return
    isEnding = true
    await sandbox.close()
    await requests?.close()
    process.exit(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, end)
  if (env.SANDBOX_EXIT_WITH_PARENT === '1') process.stdin.on('end', end).resume()
}

function readOptions(env: NodeJS.ProcessEnv): SandboxOptions {
  const { SANDBOX_STATE_DIR: stateDir, SANDBOX_LAUNCH_URL: launchUrl, SANDBOX_FHIR_BASE_URL: fhirBaseUrl } = env
  const { SANDBOX_CLIENT_JWKS_URL: jwksUrl, SANDBOX_PLATFORMS: platforms } = env
  return {
    host: '127.0.0.1',
    fhirPort: integer(env, 'SANDBOX_FHIR_PORT', 8090, 0, 65_535),
    smartPort: integer(env, 'SANDBOX_SMART_PORT', 8091, 0, 65_535),
    redirectUris: (env.SANDBOX_REDIRECT_URIS ?? 'http://127.0.0.1:8787/auth/callback')
      .split(',')
      .map((uri) => uri.trim()),
    accessTokenTtlSeconds: integer(env, 'SANDBOX_ACCESS_TOKEN_TTL_SECONDS', 300, 1, 86_400),
    log: (event, detail) => process.stderr.write(`${JSON.stringify({ event, ...detail })}\n`),
    ...(stateDir && { stateDir }),
    ...(launchUrl && { launchUrl }),
    ...(fhirBaseUrl && { fhirBaseUrl }),
    ...(jwksUrl && { jwksUrl }),
    platforms: readPlatforms(platforms),
  }
}

function integer(env: NodeJS.ProcessEnv, name: string, fallback: number, min: number, max: number): number {
  const value = env[name] ? Number(env[name]) : fallback
  if (Number.isInteger(value) && value >= min && value <= max) return value
  throw new Error(`${name} must be a whole number from ${min} to ${max}`)
}

/** `id:port` pairs, separated by commas. */
function readPlatforms(text = ''): NonNullable<SandboxOptions['platforms']> {
  const pairs = text.split(',').filter(Boolean)
  const read = pairs.map((pair) => {
    const [name = '', port = ''] = pair.split(':')
    const id = smallPlatformIds.find((each) => each === name)
    if (!id || !/^\d{1,5}$/.test(port)) throw new Error('SANDBOX_PLATFORMS must be id:port pairs of known platforms')
    return [id, Number(port)] as const
  })
  return Object.fromEntries(read)
}

try {
  await main(process.env)
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : 'The sandbox did not start'}\n`)
  process.exit(1)
}
