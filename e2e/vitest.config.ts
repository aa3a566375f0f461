import { defineConfig } from 'vitest/config'

// One stack for all files, and two cores: one file at a time.
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['./test/stack-setup.ts'],
    fileParallelism: false,
    isolate: false,
    testTimeout: 90_000,
    hookTimeout: 180_000,
  },
})
