import { spawn } from 'node:child_process'
import { dirname } from 'node:path'
import type { BrowserContext } from 'playwright-core'
import type { SampleUser, StackFacts } from '../../../scripts/stack/facts.ts'
import { freePort } from '../../../scripts/stack/free-port.ts'
import { authorize } from '../person.ts'
import { RawClient } from './raw-client.ts'

const suite = '@modelcontextprotocol/conformance@0.2.0-alpha.12'

export interface ConformanceRun {
  /** 0 when every check passed. */
  code: number | null
  output: string
}

/**
 * Runs the authorization scenarios of the official conformance suite against a running stack. The suite prints the
 * authorization URL that a person has to open; this person opens it and signs in. npx fetches the suite where it is
 * not there yet.
 */
export async function runAuthorizationScenarios(
  facts: StackFacts,
  person: BrowserContext,
  user: SampleUser,
): Promise<ConformanceRun> {
  const port = await freePort()
  const client = await new RawClient(facts, `http://127.0.0.1:${port}/callback`).register('Conformance suite')
  const child = spawn(
    'npx',
    [
      ...['--yes', suite, 'authorization', '--url', facts.urls.home, '--client-id', client.clientId],
      ...['--resource', facts.urls.mcp, '--port', String(port)],
    ],
    // The suite needs this Node; npx runs it with the first one in the path.
    {
      env: { ...process.env, PATH: `${dirname(process.execPath)}:${process.env.PATH}` },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  let output = ''
  let signingIn: Promise<void> | undefined
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text
      const url = new RegExp(`${facts.urls.home}/auth/login\\?\\S+(?=\\s)`).exec(output)?.[0]
      if (url) signingIn ??= authorize(person, new URL(url), user)
    })
  }
  const code = await new Promise<number | null>((resolve) => {
    child.once('close', resolve)
  })
  await signingIn
  return { code, output }
}
