import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isAlive, readFacts, readProcesses, type StackFacts } from '../../scripts/stack/facts.ts'
import { type Launcher, launch } from '../src/launcher.ts'

const stateDir = mkdtempSync(join(tmpdir(), 'start-'))
const factsFile = join(stateDir, 'stack.json')
/** Every process that a stack of this file has named. */
const named = new Set<number>()
let squatter: Server | undefined
let launcher: Launcher

beforeAll(async () => {
  // Held by us or, where that fails, by another stack on this machine: taken either way.
  const server = createServer()
  server.listen(8703, '127.0.0.1')
  squatter = await Promise.race([
    once(server, 'listening').then(() => server),
    once(server, 'error').then(() => undefined),
  ]).catch(() => undefined)
  launcher = launch(stateDir)
  await launcher.said('Started in', 120_000)
})
afterAll(async () => {
  await launcher.interrupt()
  // Where a test has failed, something may be left.
  for (const pid of [...named].filter(isAlive)) process.kill(pid, 'SIGKILL')
  squatter?.close()
  // What was just stopped may still write its last lines.
  rmSync(stateDir, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
})

function running(): StackFacts {
  const facts = readFacts(stateDir)
  if (!facts) throw new Error('stack.json is not there')
  for (const pid of Object.values(facts.processes)) named.add(pid)
  return facts
}

const pidsOf = ({ processes }: StackFacts) => Object.values(processes)

async function allGone(pids: number[]): Promise<void> {
  await expect.poll(() => pids.filter(isAlive), { timeout: 15_000 }).toEqual([])
}

async function answers(url: string): Promise<boolean> {
  return fetch(url).then(
    () => true,
    () => false,
  )
}

describe('npm start', () => {
  test('says aloud that a port is taken and uses another', () => {
    expect(launcher.output()).toMatch(/Port 8703 \(cerbos\) is taken: using \d+ instead\./)
    expect(new URL(running().urls.cerbos).port).not.toBe('8703')
  })

  test('announces no address before everything behind it answers', async () => {
    expect(await launcher.healthAtFacts()).toBe(200)
  })

  test('writes facts that only its owner can read, of parts that answer', async () => {
    expect(statSync(factsFile).mode & 0o777).toBe(0o600)
    const { urls, users, processes } = running()
    const health = await fetch(`${urls.home}/health`)
    expect(await health.json()).toMatchObject({ status: 'ok', policy: 'up', audit: 'up' })
    expect((await fetch(`${urls.fhir}/metadata`)).status).toBe(200)
    for (const { fhir } of running().platforms) expect((await fetch(`${fhir}/metadata`)).status).toBe(200)
    expect((await fetch(`${urls.smart}/.well-known/openid-configuration`)).status).toBe(200)
    expect(users.map(({ username }) => username)).toEqual([
      'patient',
      'guardian',
      'practitioner',
      'practitioner2',
      'administrator',
      'auditor',
    ])
    expect(processes.launcher).toBe(launcher.pid)
    expect(pidsOf(running()).every(isAlive)).toBe(true)
  })

  test('prints the addresses, the people with their passwords and a configuration for each client', () => {
    const output = launcher.output()
    const { urls, users, platforms } = running()
    expect(output).toContain(urls.mcp)
    expect(output).toContain(urls.sse)
    expect(platforms.map(({ id }) => id)).toEqual(['valley', 'harbor', 'registry', 'open'])
    for (const { id, name, fhir } of platforms) expect(output).toContain(`${name} (${id}, ${fhir})`)
    const everybody = [...users, ...platforms.flatMap((platform) => platform.users)]
    for (const { username, password } of everybody) expect(output).toMatch(new RegExp(`${username} +${password}`))
    for (const client of ['claude mcp add', 'mcp-remote', 'Cursor', 'VS Code', 'MCP Inspector']) {
      expect(output).toContain(client)
    }
  })

  test('is refused a second time in the same folder, in words, and leaves the first alone', async () => {
    const second = launch(stateDir)
    expect(await second.ended()).toBe(1)
    expect(second.output()).toContain('The stack runs already')
    expect(second.output()).toContain(running().urls.home)
    expect(pidsOf(running()).every(isAlive)).toBe(true)
    expect((await fetch(`${running().urls.home}/health`)).status).toBe(200)
  })

  test('cleans up, at the next start, after a launcher that was killed', async () => {
    const before = running()
    launcher.kill()
    await allGone([launcher.pid])
    expect(existsSync(factsFile)).toBe(true)
    launcher = launch(stateDir)
    await launcher.said('Started in', 120_000)
    const { launcher: _own, ...others } = before.processes
    await allGone(Object.values(others))
    expect(running().processes.launcher).toBe(launcher.pid)
    expect((await fetch(`${running().urls.home}/health`)).status).toBe(200)
  })

  test.each([
    ['sandbox', '"ready":true'],
    ['cerbos', ''],
    ['postgres', 'database system'],
    ['workers', 'Ready on'],
  ])('names a %s that died, with its last lines, stops the rest and ends with 1', async (part, line) => {
    if (!existsSync(factsFile)) {
      launcher = launch(stateDir)
      await launcher.said('Started in', 120_000)
    }
    const facts = running()
    process.kill(facts.processes[part] ?? 0, 'SIGKILL')
    expect(await launcher.ended()).toBe(1)
    expect(launcher.output()).toContain(`${part} ended by itself. Its last lines:`)
    expect(launcher.output().split('Its last lines:')[1]).toContain(line)
    await allGone(pidsOf(facts))
    expect(existsSync(factsFile)).toBe(false)
    expect(await answers(facts.urls.home)).toBe(false)
  })

  test('cleans up after a launcher that was killed while it started', async () => {
    launcher = launch(stateDir)
    await launcher.said('Starting both Workers')
    launcher.kill()
    await allGone([launcher.pid])
    const { launcher: _own, ...left } = readProcesses(stateDir) ?? {}
    expect(Object.keys(left)).toEqual(expect.arrayContaining(['cerbos', 'sandbox', 'postgres']))
    for (const pid of Object.values(left)) named.add(pid)
    launcher = launch(stateDir)
    await launcher.said('Started in', 120_000)
    await allGone(Object.values(left))
    await launcher.interrupt()
  })

  test('stops everything on Ctrl-C, takes its facts away and ends with 0', async () => {
    launcher = launch(stateDir)
    await launcher.said('Started in', 120_000)
    const facts = running()
    expect(await launcher.interrupt(), launcher.output()).toBe(0)
    expect(launcher.output()).toContain('Stopped.')
    await allGone(pidsOf(facts))
    expect(existsSync(factsFile)).toBe(false)
    for (const url of [facts.urls.home, facts.urls.fhir, facts.urls.smart, facts.urls.cerbos]) {
      expect(await answers(url)).toBe(false)
    }
  })

  test('leaves nothing running that was interrupted while it started', async () => {
    launcher = launch(stateDir)
    await launcher.said('Starting the FHIR and SMART servers')
    await sleep(500)
    expect(await launcher.interrupt(), launcher.output()).toBe(0)
    expect(existsSync(factsFile)).toBe(false)
    expect(launcher.output()).toContain('Stopped.')
  })
})

test('secrets of the stack are readable by their owner alone', () => {
  for (const file of ['secrets.json', 'worker.env', 'postgres.json']) {
    expect(statSync(join(stateDir, file)).mode & 0o777, file).toBe(0o600)
  }
  expect(readFileSync(join(stateDir, 'secrets.json'), 'utf8')).toContain('SESSION_KEYS')
})
