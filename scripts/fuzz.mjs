/** `npm run fuzz -- --seed N --runs N`: the laws on many more random worlds than `npm test` has time for. */
import { parseArgs } from 'node:util'
import { bin, installPackages, run } from './run.mjs'

const seed = { type: 'string', default: String(Math.floor(Math.random() * 1e9)) }
const { values } = parseArgs({ options: { seed, runs: { type: 'string', default: '10000' } } })
installPackages()
console.log(`seed ${values.seed}, ${values.runs} worlds a law`)
const env = { ...process.env, SEED: values.seed, WORLDS: values.runs }
process.exit(run(bin('vitest'), ['run', 'laws', 'notation', 'reopen', 'gate', '--testTimeout=0'], { env }))
