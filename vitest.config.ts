import { defineConfig } from 'vitest/config'

/** One breaks modules on purpose; the others bound processor time, of which the collector takes the more the more others have left in memory. */
const ALONE = [
  'checks/simulation/sabotage.test.ts',
  'checks/hostile/{bodies,frames,named-frames}.test.ts',
  'packages/live/src/gate{,-order}.test.ts',
  'apps/server/src/monitoring/chronicle.test.ts'
]

/** Files share the modules of a worker, which are read once and not two hundred times; those that need a process to themselves do not. */
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
          exclude: ['**/node_modules/**', ...ALONE],
          isolate: false
        }
      },
      { extends: true, test: { name: 'alone', include: ALONE, isolate: true } }
    ]
  }
})
