import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    globalSetup: './test/database-setup.ts',
    // What a busy machine was too slow for is tried once more where nobody watches.
    retry: process.env.CI ? 1 : 0,
  },
})
