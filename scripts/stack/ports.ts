import { claimPorts, close, isFree, listenOn } from './free-port.ts'

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
  /** To be called once every part listens, or none will: other launchers may then look at these ports. */
  release(): Promise<void>
}

/**
 * A port for each part: the usual one, or another where it is taken, which is said aloud. A part listens seconds after
 * its port was looked at, so the usual ones are for one launcher at a time: while that one starts, others use others, and
 * those too are nobody else's until the release.
 */
export async function choosePorts(say: (line: string) => void, anyPort: boolean): Promise<ChosenPorts> {
  const turn = anyPort ? undefined : await listenOn(turnPort)
  const usual = Object.entries(preferred) as [keyof Ports, number][]
  const others = await claimPorts(usual.length)
  const chosen: Ports = { ...preferred }
  for (const [index, [part, port]] of usual.entries()) {
    if (turn && (await isFree(port))) continue
    chosen[part] = others.ports[index] ?? port
    if (!anyPort) say(`Port ${port} (${part}) is taken: using ${chosen[part]} instead.`)
  }
  turn?.unref()
  others.claim.unref()
  const release = async () => {
    await Promise.all([close(turn), close(others.claim)])
  }
  return { ports: chosen, release }
}
