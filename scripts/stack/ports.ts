import { once } from 'node:events'
import { createServer, type Server } from 'node:net'
import { freePort } from './free-port.ts'

/** Where each part listens if nobody else does. */
const preferred = {
  worker: 8787,
  fhir: 8701,
  smart: 8702,
  cerbos: 8703,
  postgres: 8704,
  inspector: 8705,
  valley: 8711,
  harbor: 8712,
  registry: 8713,
  open: 8714,
} as const
/** Held by the launcher that is about to take the usual ports; the system gives it back when a launcher dies. */
const turnPort = 8700

export type Ports = Record<keyof typeof preferred, number>

export interface ChosenPorts {
  ports: Ports
  /** To be called once every part listens, or none will: another launcher may then look at the usual ports. */
  release(): Promise<void>
}

async function listenOn(port: number): Promise<Server | undefined> {
  const server = createServer((socket) => socket.destroy())
  try {
    server.listen(port, '127.0.0.1')
    await once(server, 'listening')
    return server
  } catch {
    return undefined
  }
}

async function close(server: Server | undefined): Promise<void> {
  if (!server) return
  server.close()
  await once(server, 'close')
}

async function isFree(port: number): Promise<boolean> {
  const server = await listenOn(port)
  await close(server)
  return server !== undefined
}

/**
 * A port for each part: the usual one, or another where it is taken, which is said aloud. A part listens seconds after
 * its port was looked at, so the usual ones are for one launcher at a time: while that one starts, others use others.
 */
export async function choosePorts(say: (line: string) => void, anyPort: boolean): Promise<ChosenPorts> {
  const turn = anyPort ? undefined : await listenOn(turnPort)
  const chosen: Ports = { ...preferred }
  for (const [part, port] of Object.entries(preferred) as [keyof Ports, number][]) {
    if (turn && (await isFree(port))) continue
    chosen[part] = await freePort()
    if (!anyPort) say(`Port ${port} (${part}) is taken: using ${chosen[part]} instead.`)
  }
  turn?.unref()
  return { ports: chosen, release: () => close(turn) }
}
