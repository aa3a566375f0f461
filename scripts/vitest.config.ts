import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    // What a busy machine was too slow for is tried once more where nobody watches.
    retry: process.env.CI ? 1 : 0,
  },
})
