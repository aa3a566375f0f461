import { randomInt } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type Server } from 'node:net'

/**
 * Below the ports that systems hand out by themselves, to outgoing connections too (Linux from 32768, IANA's dynamic
 * ports from 49152): between the look and the listening nobody gets one by accident.
 */
const singles = { from: 10_000, below: 14_000 }
const blocks = { from: 14_000, below: 30_000, size: 16 }
const attempts = 200

/** Listens there and closes what connects; undefined where the port is taken. */
export async function listenOn(port: number): Promise<Server | undefined> {
  const server = createServer((socket) => socket.destroy())
  try {
    server.listen(port, '127.0.0.1')
    await once(server, 'listening')
    return server
  } catch {
    return undefined
  }
}

export async function close(server: Server | undefined): Promise<void> {
  if (!server) return
  server.close()
  await once(server, 'close')
}

export async function isFree(port: number): Promise<boolean> {
  const server = await listenOn(port)
  await close(server)
  return server !== undefined
}

/** A TCP port of 127.0.0.1 that nothing listens on at the moment. */
export async function freePort(): Promise<number> {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const port = randomInt(singles.from, singles.below)
    if (await isFree(port)) return port
  }
  throw new Error(`No free port was found from ${singles.from} to ${singles.below - 1} of 127.0.0.1.`)
}

export interface PortBlock {
  /** Free at the moment, in ascending order. */
  ports: number[]
  /** Listens on the block's first port: while it does, the block is nobody else's. */
  claim: Server
}

/** Free ports that no other launcher is given until the claim is closed; as many as asked for, at most 15. */
export async function claimPorts(count: number): Promise<PortBlock> {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const first = blocks.from + blocks.size * randomInt((blocks.below - blocks.from) / blocks.size)
    const claim = await listenOn(first)
    if (!claim) continue
    const ports = Array.from({ length: count }, (_, index) => first + 1 + index)
    if ((await Promise.all(ports.map(isFree))).every(Boolean)) return { ports, claim }
    await close(claim)
  }
  throw new Error(`No ${count} free ports were found from ${blocks.from} to ${blocks.below - 1} of 127.0.0.1.`)
}
