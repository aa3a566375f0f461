import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { type Child, startChild } from './child.ts'
import { isAlive } from './facts.ts'
import { stopLeftovers } from './leftovers.ts'
import { root } from './root.ts'

const waits = 'setInterval(() => {}, 1_000)'
const begun: { children: Child[]; folders: string[] } = { children: [], folders: [] }

afterEach(async () => {
  await Promise.all(begun.children.splice(0).map((child) => child.stop()))
  for (const folder of begun.folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'leftovers-'))
  begun.folders.push(made)
  return made
}

/** A process that runs until it is stopped, with a file of `stateDir` in its words. */
function started(stateDir: string, command = process.execPath): Child {
  mkdirSync(join(stateDir, 'wrangler'))
  const file = join(stateDir, 'wrangler', 'part.mjs')
  writeFileSync(file, waits)
  const [program, args] = command === process.execPath ? [command, [file]] : [command, ['-f', file]]
  const logFile = join(stateDir, 'logs', 'part.log')
  const child = startChild({ name: 'part', command: program, args, cwd: root, env: process.env, logFile })
  begun.children.push(child)
  return child
}

test('ends what was started for the folder and could not be noted', async () => {
  const stateDir = folder()
  const { pid, ended } = started(stateDir)
  await stopLeftovers({ launcher: 0 }, root, stateDir)
  await ended
  expect(isAlive(pid)).toBe(false)
})

test('leaves alone what was started for another folder, and programs that are none of ours', async () => {
  const [stateDir, other] = [folder(), folder()]
  const foreign = started(other)
  const pager = started(stateDir, 'tail')
  await stopLeftovers({ launcher: 0 }, root, stateDir)
  expect([foreign.pid, pager.pid].map(isAlive)).toEqual([true, true])
})
