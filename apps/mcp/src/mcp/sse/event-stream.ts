import { Failure } from '../../failure/failure.ts'
import { log } from '../../log.ts'

const heartbeatMs = 25_000
const encoder = new TextEncoder()

export interface Source {
  /** What the object sends. */
  socket: WebSocket
  /** Where the client posts its messages. */
  endpoint: string
  /** Aborted when the client has gone. */
  signal: AbortSignal
  /** Whether the session lives, asked at each heartbeat. */
  isSignedIn: () => Promise<boolean>
}

/**
 * Turns what the object sends into server-sent events, with a comment now and then so that proxies keep it open. Ends at
 * the first heartbeat after the session's end.
 */
export function eventStream({ socket, endpoint, signal, isSignedIn }: Source): ReadableStream<Uint8Array> {
  let beat: ReturnType<typeof setInterval> | undefined
  let isOpen = true
  const stop = (reason = 'client gone') => {
    isOpen = false
    clearInterval(beat)
    socket.close(1000, reason)
  }
  return new ReadableStream<Uint8Array>({
    start(controller) {
      // Either side may end it first, and the other's events still arrive: a closed controller throws.
      const write = (text: string) => isOpen && controller.enqueue(encoder.encode(text))
      const close = () => {
        if (isOpen) controller.close()
        isOpen = false
        clearInterval(beat)
      }
      const onBeat = async () => {
        write(': keep-alive\n\n')
        if ((await isSignedInOrUnknown(isSignedIn)) || !isOpen) return
        close()
        stop('signed out')
      }
      write(`event: endpoint\ndata: ${endpoint}\n\n`)
      beat = setInterval(onBeat, heartbeatMs)
      socket.addEventListener('message', ({ data }) => write(`event: message\ndata: ${String(data)}\n\n`))
      socket.addEventListener('close', close)
      signal.addEventListener('abort', () => stop())
    },
    cancel: () => stop(),
  })
}

/** Where the session cannot be asked, the next heartbeat asks again: each message is refused by itself meanwhile. */
async function isSignedInOrUnknown(isSignedIn: () => Promise<boolean>): Promise<boolean> {
  try {
    return await isSignedIn()
  } catch (cause) {
    log('sse/session-unknown', { code: Failure.from(cause).code })
    return true
  }
}
