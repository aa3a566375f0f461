import { join, relative } from 'node:path'
import { announcement } from './announce.ts'
import { root } from './stack/root.ts'
import { startStack } from './stack/stack.ts'

const stateDir = process.env.STACK_STATE_DIR || join(root, '.local')

/** `npm start`: runs the whole system locally until Ctrl-C or until a part dies. */
async function main(): Promise<number> {
  const startedAt = Date.now()
  const say = (line: string) => console.log(line)
  const stopped = Promise.withResolvers<'signal'>()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stopped.resolve('signal'))
  const starting = startStack({ stateDir, say })
  const early = await Promise.race([starting.then(() => 'up' as const), stopped.promise])
  const stack = await starting
  if (early === 'up') {
    console.log(announcement(stack.facts, relative(process.cwd(), stateDir) || '.'))
    console.log(`Started in ${((Date.now() - startedAt) / 1000).toFixed(1)} s.`)
  }
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

try {
  process.exit(await main())
} catch (error) {
  console.error(`\n${error instanceof Error ? error.message : String(error)}`)
  process.exit(1)
}
