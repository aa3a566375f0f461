import { expect, test } from 'vitest'
import { choosePorts } from './ports.ts'

const getsUsualPort = async () => {
  const { ports, release } = await choosePorts(() => {}, false)
  await release()
  return ports.worker === 8787
}

test('gives the usual ports to one of two launchers that look at once, and other ports to the other', async () => {
  const said: string[] = []
  const both = await Promise.all([1, 2].map(() => choosePorts((line) => said.push(line), false)))
  const [first = [], second = []] = both.map(({ ports }) => Object.values(ports))
  await Promise.all(both.map(({ release }) => release()))
  expect(first.filter((port) => second.includes(port))).toEqual([])
  expect(said.length).toBeGreaterThanOrEqual(first.length)
  expect(said[0]).toMatch(/^Port \d+ \([a-z]+\) is taken: using \d+ instead\.$/)
})

test('gives usual ports to nobody else while one launcher starts, and again once it has started', async () => {
  const usual = await getsUsualPort()
  const { release } = await choosePorts(() => {}, false)
  expect(await getsUsualPort()).toBe(false)
  await release()
  // Another stack on this machine may start meanwhile: its turn ends too.
  await expect.poll(getsUsualPort, { timeout: 30_000 }).toBe(usual)
})

test('leaves the usual ports to others where any will do', async () => {
  const usual = await getsUsualPort()
  const { ports, release } = await choosePorts(() => {}, true)
  expect(Object.values(ports)).not.toContain(8787)
  await expect.poll(getsUsualPort, { timeout: 30_000 }).toBe(usual)
  await release()
})

test('gives launchers that look at once ports that neither another nor an outgoing connection gets', async () => {
  const all = await Promise.all(Array.from({ length: 20 }, () => choosePorts(() => {}, true)))
  const ports = all.flatMap((chosen) => Object.values(chosen.ports))
  await Promise.all(all.map(({ release }) => release()))
  expect(new Set(ports).size).toBe(20 * 10)
  expect(Math.max(...ports)).toBeLessThan(32_768)
})
