import { run } from './run.ts'

/** Writes every generated file anew. */
for (const generator of ['packages/fhir/generator/main.ts', 'scripts/generate-policies.ts']) {
  const { code } = await run('node', [generator], { show: true })
  if (code !== 0) process.exit(code)
}
