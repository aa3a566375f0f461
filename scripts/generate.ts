import { run } from './run.ts'

/** Writes every generated file anew. */
for (const generator of [
  'packages/fhir/generator/main.ts',
  'apps/sandbox/generate-definitions.ts',
  'scripts/generate-policies.ts',
  'scripts/generate-failures.ts',
]) {
  const { code } = await run('node', [generator], { show: true })
  if (code !== 0) process.exit(code)
}
