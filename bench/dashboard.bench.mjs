/**
 * The pages about the whole negotiation on a large one: seven instruments in six working groups, three thousand proposals. Each
 * query's time in SQLite is printed, with cold rooms and with warm ones; none may take more than 50 ms, or the run fails.
 *
 *   npm run bench -- dashboard
 *   PROPOSALS=600 npm run bench -- dashboard     a short look
 */
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const file = fileURLToPath(new URL('dashboard/measure.ts', import.meta.url))
const { status } = spawnSync(process.execPath, ['--import', 'tsx', file], { stdio: 'inherit' })
process.exit(status ?? 1)
