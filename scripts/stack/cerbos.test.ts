import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { locateCerbos, startCerbos } from './cerbos.ts'
import { freePort } from './free-port.ts'

const policiesDir = fileURLToPath(new URL('../../policies', import.meta.url))
let stateDir: string

beforeAll(() => {
  stateDir = mkdtempSync(join(tmpdir(), 'cerbos-stack-'))
})
afterAll(() => rmSync(stateDir, { recursive: true, force: true }))

test('serves the policies on the loopback until it is stopped', async () => {
  const httpPort = await freePort()
  const pdp = await startCerbos({ httpPort, policiesDir, stateDir, log: () => {} })
  expect(pdp.url).toBe(`http://127.0.0.1:${httpPort}`)
  expect((await fetch(`${pdp.url}/_cerbos/health`)).status).toBe(200)
  expect((await fetch(`${pdp.url}/admin/policies`)).status).toBe(404)
  await pdp.stop()
  await expect(fetch(`${pdp.url}/_cerbos/health`)).rejects.toThrow()
  expect(() => process.kill(pdp.pid, 0)).toThrow()
})

test('two of them run beside each other', async () => {
  const ports = [await freePort(), await freePort()]
  const pdps = await Promise.all(
    ports.map((httpPort, index) =>
      startCerbos({ httpPort, policiesDir, stateDir: join(stateDir, String(index)), log: () => {} }),
    ),
  )
  await Promise.all(pdps.map((pdp) => pdp.stop()))
  expect(new Set(pdps.map(({ pid }) => pid)).size).toBe(2)
})

test('tells its last words when the policies do not compile', async () => {
  const brokenDir = join(stateDir, 'broken')
  mkdirSync(brokenDir)
  writeFileSync(
    join(brokenDir, 'fhir.yaml'),
    'apiVersion: api.cerbos.dev/v1\nresourcePolicy: { resource: fhir, rules: 7 }\n',
  )
  const lines: string[] = []
  const start = startCerbos({
    httpPort: await freePort(),
    policiesDir: brokenDir,
    stateDir,
    log: (line) => lines.push(line),
  })
  await expect(start).rejects.toMatchObject({ code: 'cerbos/exited', message: expect.stringContaining('fhir.yaml') })
  expect(lines.join('\n')).toContain('fhir.yaml')
})

test('does not take the policy decision point of somebody else for its own', async () => {
  const other = createServer((_request, response) => response.end('{"status":"SERVING"}'))
  const httpPort = await freePort()
  await new Promise<void>((listening) => other.listen(httpPort, '127.0.0.1', listening))
  const start = startCerbos({ httpPort, policiesDir, stateDir, log: () => {} })
  await expect(start).rejects.toMatchObject({ code: 'cerbos/port-taken' })
  other.close()
})

test('locates the binary that CERBOS_BIN names, else the one of the npm package', () => {
  expect(locateCerbos({ CERBOS_BIN: process.execPath })).toBe(process.execPath)
  expect(locateCerbos({})).toMatch(/cerbos-/)
})

test('says what to do when CERBOS_BIN names nothing', () => {
  const missing = () => locateCerbos({ CERBOS_BIN: '/nowhere/cerbos' })
  expect(missing).toThrow(expect.objectContaining({ code: 'cerbos/binary-missing' }))
})
