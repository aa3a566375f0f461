import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['./test/stack-setup.ts'],
    // Each has a stack of its own; much of a file's time is waiting.
    maxWorkers: 3,
    isolate: false,
    // Time is part of many: what a busy machine failed is tried once more where nobody watches, and the report names it.
    retry: process.env.CI ? 1 : 0,
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
})
