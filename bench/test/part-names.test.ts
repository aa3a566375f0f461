import { expect, test } from 'vitest'
import { partOf } from '../src/worker/part-names.ts'

const pnpm = '../../node_modules/.pnpm'

test.each([
  [`${pnpm}/zod@4.6.7/node_modules/zod/v4/core/core.js`, 'zod'],
  [`${pnpm}/@cerbos+http@0.26.0/node_modules/@cerbos/http/lib/index.js`, 'Cerbos client'],
  [`${pnpm}/hono@4.13.19/node_modules/hono/dist/app.js`, 'hono'],
  [`${pnpm}/qs@6.0.0/node_modules/qs/lib/index.js`, 'qs'],
  ['packages/fhir/src/generated/elements.ts', 'FHIR tables'],
  ['packages/fhir/src/search/check-search.ts', 'ours'],
  ['../../apps/mcp/src/index.ts', 'ours'],
  ['packages/cerbos/src/authorizer.ts', 'ours'],
  ['<define:process>', 'runtime'],
])('%s belongs to %s', (file, part) => {
  expect(partOf(file)).toBe(part)
})
