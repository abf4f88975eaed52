/**
 * `npm run fuzz -- --seed N --runs N` (steps) and `npm run fuzz -- --replay FILE`. Says how many steps of each kind had an
 * effect; a failing run is shrunk and written to `repro-<seed>.json`, which `--replay` takes again.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { shrinkRun } from './shrink.ts'
import { simulate } from './simulation.ts'
import type { Run } from './step.ts'
import { printCounts, runManyAtOnce } from './many.ts'
import type { Many } from './many.ts'

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    runs: { type: 'string', default: '10000' },
    replay: { type: 'string' }
  }
})

const code = values.replay === undefined ? await fuzz(Number(values.seed), Number(values.runs)) : replay(values.replay)
process.exit(code)

async function fuzz(seed: number, steps: number): Promise<number> {
  const began = performance.now()
  const { done, failed, taken } = await runManyAtOnce(seed, steps, (so) => process.stdout.write(`\r${so} steps`))
  const seconds = (performance.now() - began) / 1000
  console.log(`\rseed ${seed}: ${taken} steps in ${seconds.toFixed(1)} s, ${Math.round(taken / seconds)} a second`)
  console.log(printCounts(done))
  if (failed) return report(seed, failed)
  console.log('every law holds')
  return 0
}

function report(seed: number, { run, broken: { law, message, at } }: NonNullable<Many['failed']>): number {
  console.log(`\nworld ${run.cast.seed}, step ${at}: ${message}\n\nshrinking…`)
  const shrunk = shrinkRun(
    { ...run, steps: run.steps.slice(0, at + 1) },
    (one) => simulate(one).failure?.violation.law === law
  )
  const file = `repro-${seed}.json`
  writeFileSync(file, `${JSON.stringify(shrunk, null, 2)}\n`)
  console.log(`${shrunk.steps.length} steps are left: ${simulate(shrunk).failure?.violation.message}`)
  console.log(`\nnpm run fuzz -- --replay ${file}`)
  return 1
}

function replay(file: string): number {
  const run = JSON.parse(readFileSync(file, 'utf8')) as Run
  const { failure, done } = simulate(run)
  console.log(printCounts(done))
  console.log(failure ? `step ${failure.at}: ${failure.violation.message}` : 'every law holds')
  return failure ? 1 : 0
}
