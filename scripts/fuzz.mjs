/**
 * `npm run fuzz -- --seed N --runs N`: a simulation of whole negotiations, N steps long; with `--laws` the laws of the single
 * rooms too, over N random worlds each. `npm run fuzz -- --replay FILE` takes a failing run again.
 *
 * `--power-cuts N`, `--kills N` and `--tamperings N` try what is on disk instead: the power goes, the server is killed under fifty
 * writers, the register is falsified (checks/durability).
 *
 * `--frames N` sends N hostile frames to live documents, `--bodies N` so many hostile bodies to every call (checks/hostile).
 */
import { parseArgs } from 'node:util'
import { bin, installPackages, root, run } from './run.mjs'
import { join } from 'node:path'

const seed = { type: 'string', default: String(Math.floor(Math.random() * 1e9)) }
const runs = { type: 'string', default: '10000' }
const text = { type: 'string' }
const onDisk = { 'power-cuts': text, kills: text, tamperings: text }
const { values } = parseArgs({
  options: { seed, runs, replay: text, laws: { type: 'boolean' }, frames: text, bodies: text, ...onDisk }
})
installPackages()
if (values.frames !== undefined) {
  const fuzz = join(root, 'checks/hostile/fuzz.ts')
  process.exit(run(process.execPath, ['--import', 'tsx', fuzz, '--seed', values.seed, '--frames', values.frames]))
}
if (values.bodies !== undefined) {
  const env = { ...process.env, SEED: values.seed, BODIES: values.bodies }
  process.exit(run(bin('vitest'), ['run', 'checks/hostile/bodies', '--testTimeout=0'], { env }))
}
const tried = Object.keys(onDisk).flatMap((name) => (values[name] === undefined ? [] : [`--${name}`, values[name]]))
if (tried.length > 0) {
  const fuzz = join(root, 'checks/durability/fuzz.ts')
  process.exit(run(process.execPath, ['--import', 'tsx', fuzz, '--seed', values.seed, ...tried]))
}
const what = values.replay === undefined ? ['--seed', values.seed, '--runs', values.runs] : ['--replay', values.replay]
const code = run(process.execPath, ['--import', 'tsx', join(root, 'checks/simulation/fuzz.ts'), ...what])
if (code !== 0 || !values.laws) process.exit(code)
console.log(`seed ${values.seed}, ${values.runs} worlds a law`)
const env = { ...process.env, SEED: values.seed, WORLDS: values.runs }
process.exit(run(bin('vitest'), ['run', 'laws', 'notation', 'reopen', 'gate', '--testTimeout=0'], { env }))
