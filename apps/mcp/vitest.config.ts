import { defineConfig } from 'vitest/config'
import type {} from '../../packages/cerbos/test/policy-decision-point.ts'

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    globalSetup: '../../packages/cerbos/test/policy-decision-point.ts',
    // Wrangler's record of every step of a Worker: nobody reads it, and it takes a fourth of the processor.
    env: { X_LOCAL_OBSERVABILITY: 'false' },
    hookTimeout: 60_000,
    // A test may sign several people in, on a machine that does other things too.
    testTimeout: 20_000,
    // What a busy machine was too slow for is tried once more where nobody watches.
    retry: process.env.CI ? 1 : 0,
    maxWorkers: 2,
    // The R4 tables are large: loading them anew for each file took longer than the tests.
    isolate: false,
    // The Worker writes a line for each failure, and the tests make many.
    silent: 'passed-only',
  },
})
