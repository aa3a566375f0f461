import { join, relative } from 'node:path'
import { announcement } from './announce.ts'
import { root } from './stack/root.ts'
import { type Stack, startStack } from './stack/stack.ts'

const stateDir = process.env.STACK_STATE_DIR || join(root, '.local')

/** `npm start`: runs the whole system locally until Ctrl-C or until a part dies. */
async function main(): Promise<number> {
  const startedAt = Date.now()
  const say = (line: string) => console.log(line)
  const stopped = Promise.withResolvers<'signal'>()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stopped.resolve('signal'))
  const starting = startStack({ stateDir, say })
  const isUp = await Promise.race([starting.then(() => true), stopped.promise.then(() => false)])
  if (!isUp) return stopEarly(starting)
  const stack = await starting
  console.log(announcement(stack.facts, relative(process.cwd(), stateDir) || '.'))
  console.log(`Started in ${((Date.now() - startedAt) / 1000).toFixed(1)} s.`)
  let code = 0
  await Promise.race([stopped.promise, stack.failed]).catch((error: Error) => {
    console.error(`\n${error.message}`)
    code = 1
  })
  console.log('\nStopping …')
  await stack.stop()
  console.log('Stopped.')
  return code
}

/** Stopped while starting: what came up is stopped, what failed to come up has been stopped already. */
async function stopEarly(starting: Promise<Stack>): Promise<number> {
  console.log('\nStopping …')
  const [started] = await Promise.allSettled([starting])
  if (started.status === 'fulfilled') await started.value.stop()
  console.log('Stopped.')
  return 0
}

try {
  process.exit(await main())
} catch (error) {
  console.error(`\n${error instanceof Error ? error.message : String(error)}`)
  process.exit(1)
}
