import { readFileSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { printCounts, runMany } from './many.ts'
import { planRun } from './plan.ts'
import { shrinkRun } from './shrink.ts'
import { simulate } from './simulation.ts'
import { labelOf } from './step.ts'
import type { Run } from './step.ts'

const SEED = Number(process.env['SEED'] ?? 2)
const STEPS = Number(process.env['STEPS'] ?? 1600)
const REGRESSIONS = fileURLToPath(new URL('regressions/', import.meta.url))

describe(`negotiations, seed ${SEED}`, () => {
  test(`every law holds after each of ${STEPS} steps`, { timeout: 300_000 }, () => {
    const { done, failed } = runMany(SEED, STEPS)
    expect(failed?.broken.message).toBeUndefined()
    const kinds = new Set([...done.keys()].map((label) => label.split(' ')[0]))
    const wanted = [
      'edit',
      'pen',
      'everywhere',
      'table',
      'undo',
      'redo',
      'accept',
      'reject',
      'withdraw',
      'sponsor',
      'take-up',
      'take-over',
      'reopen',
      'agree'
    ]
    const network = ['deliver', 'exchange', 'settle', 'disconnect', 'connect', 'kill', 'hostile', 'position', 'revise']
    for (const kind of [...wanted, ...network]) expect(kinds, printCounts(done)).toContain(kind)
  })

  test('the same steps make the same negotiation', { timeout: 120_000 }, () => {
    const run = planRun(SEED, 80)
    expect(simulate(run)).toEqual(simulate(JSON.parse(JSON.stringify(run)) as Run))
  })
})

describe('what once went wrong', () => {
  test.each(readdirSync(REGRESSIONS))('%s', (file) => {
    const run = JSON.parse(readFileSync(`${REGRESSIONS}${file}`, 'utf8')) as Run
    const { failure, done } = simulate(run)
    expect(failure?.violation.message).toBeUndefined()
    expect(done.size).toBeGreaterThan(0)
  })
})

test('a failing run is shrunk to the steps and numbers that matter', () => {
  const run = planRun(2, 200)
  const fails = ({ steps }: Run) => {
    const labels = steps.map(labelOf)
    return labels.indexOf('kill') >= 0 && labels.lastIndexOf('accept') > labels.indexOf('kill')
  }
  expect(fails(run)).toBe(true)
  const { steps, cast } = shrinkRun(run, fails)
  expect(steps.map(labelOf)).toEqual(['kill', 'accept'])
  expect(steps[1]).toMatchObject({ proposal: 0 })
  expect(cast).toMatchObject({ hasOldClient: false, hasHostileClient: false })
})
