import { defineConfig } from 'vitest/config'

export default defineConfig({
  // The R4 tables are large: loading them anew for each file took as long as its tests.
  test: { include: ['test/**/*.test.ts'], maxWorkers: 2, isolate: false },
})
