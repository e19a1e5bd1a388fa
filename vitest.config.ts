import { defineConfig } from 'vitest/config'

// Whole stories start servers and browsers: on two cores they run one at a time, after everything else.
const stories = [
  'server/scenarios/**/*.test.{ts,tsx}',
  'client/scenarios/**/*.test.{ts,tsx}',
  '**/*.browser.test.{ts,tsx}',
]
const outside = ['**/node_modules/**', '**/dist/**', '.data*/**', '.tmp/**']

export default defineConfig({
  test: {
    globalSetup: ['server/testing/global-setup.ts'],
    pool: 'forks',
    maxWorkers: 2,
    // Generous: the machine has two cores and each embedded database takes seconds to open.
    testTimeout: 60_000,
    hookTimeout: 180_000,
    teardownTimeout: 30_000,
    passWithNoTests: false,
    projects: [
      {
        extends: true,
        test: {
          name: 'parts',
          include: ['{server,client,geodata,tiles}/**/*.test.{ts,tsx}'],
          exclude: [...outside, ...stories],
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'stories',
          include: stories,
          exclude: outside,
          fileParallelism: false,
          testTimeout: 300_000,
          hookTimeout: 300_000,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
