import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, expect, test } from 'vitest'
import { isAlive } from './facts.ts'

const waits = 'setInterval(() => {}, 1_000)'
const folders: string[] = []

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

/** A launcher that starts two parts, ends the first, and says the ids of both. */
async function launch(then: string) {
  const folder = mkdtempSync(join(tmpdir(), 'guarded-'))
  folders.push(folder)
  const source = `import { startChild } from ${JSON.stringify(new URL('./child.ts', import.meta.url).href)}
    const part = (name) => startChild({ name, command: process.execPath, args: ['-e', ${JSON.stringify(waits)}],
      cwd: ${JSON.stringify(folder)}, env: process.env, logFile: ${JSON.stringify(join(folder, 'part.log'))} })
    const [first, second] = [part('first'), part('second')]
    await first.stop()
    console.log(JSON.stringify([first.pid, second.pid]))
    ${then}`
  const launcher = spawn(process.execPath, ['--input-type=module', '--eval', source], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = await once(createInterface({ input: launcher.stdout }), 'line')
  const [first = 0, second = 0] = JSON.parse(String(line)) as number[]
  return { launcher, first, second }
}

test.each(['SIGKILL', 'SIGTERM', 'SIGINT'] as const)('what runs ends with a launcher that gets %s', async (signal) => {
  const { launcher, first, second } = await launch(waits)
  expect([first, second].map(isAlive)).toEqual([false, true])
  launcher.kill(signal)
  await expect.poll(() => isAlive(second), { timeout: 15_000 }).toBe(false)
})

test('keeps no launcher from ending that has ended all it started', async () => {
  const { launcher } = await launch('await second.stop()')
  const [code] = await once(launcher, 'exit')
  expect(code).toBe(0)
})
