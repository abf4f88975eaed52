import { defineConfig } from 'vitest/config'

const SABOTAGE = 'checks/simulation/sabotage.test.ts'

/** Files share the modules of a worker, which are read once and not two hundred times; the one that breaks them on purpose does not. */
export default defineConfig({
  test: {
    environment: 'node',
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'all',
          include: ['{packages,apps}/*/src/**/*.test.ts', 'checks/**/*.test.ts'],
          exclude: ['**/node_modules/**', SABOTAGE],
          isolate: false
        }
      },
      { extends: true, test: { name: 'sabotage', include: [SABOTAGE], isolate: true } }
    ]
  }
})
