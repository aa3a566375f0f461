import { createServer } from 'node:net'
import { freePort } from './free-port.ts'

/** Where each part listens if nobody else does. */
const preferred = { worker: 8787, fhir: 8701, smart: 8702, cerbos: 8703, postgres: 8704, inspector: 8705 } as const

export type Ports = Record<keyof typeof preferred, number>

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })
}

/** A port for each part: the usual one, or another where it is taken, which is said aloud. */
export async function choosePorts(say: (line: string) => void, anyPort: boolean): Promise<Ports> {
  const chosen: Ports = { ...preferred }
  for (const [part, port] of Object.entries(preferred) as [keyof Ports, number][]) {
    if (!anyPort && (await isFree(port))) continue
    chosen[part] = await freePort()
    if (!anyPort) say(`Port ${port} (${part}) is taken: using ${chosen[part]} instead.`)
  }
  return chosen
}
