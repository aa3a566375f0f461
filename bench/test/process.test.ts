import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'

const main = join(import.meta.dirname, '../src/main.ts')
let folder = ''

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'bench-test-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Runs the benches as `npm run bench` does; what they store comes into a folder of the test. */
function bench(...args: string[]) {
  const child = spawn(process.execPath, [main, ...args], {
    env: { ...process.env, TMPDIR: folder },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString()
  })
  const ended = new Promise<{ code: number | null; output: string }>((resolve) => {
    child.once('close', (code) => resolve({ code, output }))
  })
  return { child, ended }
}

/** Command lines of processes that name the folder of the test. */
function processesOfFolder(): string[] {
  const ids = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  const lines = ids.map((id) => {
    try {
      return readFileSync(`/proc/${id}/cmdline`, 'latin1')
    } catch {
      return ''
    }
  })
  return lines.filter((line) => line.includes(folder))
}

test('the process ends with 1 when a goal is missed', async () => {
  const { code, output } = await bench('speed', '--headroom', '1').ended
  expect(output).toMatch(/MISSED validateResource: [\d.]+ ms, at most 0\.00 ms/)
  expect(output).toMatch(/\n0 goals met, 3 missed\n$/)
  expect(code).toBe(1)
})

test.runIf(process.platform === 'linux')('Ctrl-C leaves no process and no file behind', async () => {
  const { child, ended } = bench('worker')
  await expect.poll(() => processesOfFolder().join('\n'), { timeout: 100_000 }).toContain('startup-1.cpuprofile')
  child.kill('SIGINT')
  expect((await ended).code).toBe(130)
  expect(processesOfFolder()).toEqual([])
  expect(readdirSync(folder).filter((name) => name.startsWith('bench-worker-'))).toEqual([])
})
