import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'audit',
          include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
          globalSetup: './test/database-setup.ts',
        },
      },
      {
        test: {
          name: 'local-postgres',
          root: '../../scripts/stack',
          include: ['postgres.test.ts'],
        },
      },
    ],
  },
})
