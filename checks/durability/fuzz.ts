/** `npm run fuzz -- --tamperings N`, `--power-cuts N`, `--kills N`: what tests take a portion of, longer. */
import { parseArgs } from 'node:util'
import { killMany } from './kills.ts'
import { cutPower } from './power-cuts.ts'
import { tamperMany } from './tamper.ts'

const number = { type: 'string' } as const
const { values } = parseArgs({
  options: { seed: { type: 'string', default: '1' }, tamperings: number, 'power-cuts': number, kills: number }
})
const seed = Number(values.seed)
const tell = (done: number) => void process.stdout.write(`\r${done}`)

if (values.tamperings !== undefined) {
  const { found, unchanged } = tamperMany(seed, Number(values.tamperings), tell)
  print('falsified registers, all found', found)
  console.log(`  ${'no forgery'.padEnd(72)} ${unchanged}`)
}
if (values['power-cuts'] !== undefined)
  print('power cuts, nothing lost', cutPower(seed, Number(values['power-cuts']), { tell }))
if (values.kills !== undefined) {
  const { letters, acknowledged, heads } = await killMany({ seed, rounds: Number(values.kills), writers: 50, tell })
  console.log(
    `\rseed ${seed}: killed ${values.kills} times under 50 writers; ${letters} letters, ${acknowledged} acknowledged, none lost; ${heads} signed heads, each of the same register`
  )
}

function print(what: string, counts: ReadonlyMap<string, number>): void {
  console.log(`\rseed ${seed}: ${[...counts.values()].reduce((sum, one) => sum + one, 0)} ${what}`)
  for (const [label, count] of [...counts].toSorted(([a], [b]) => (a < b ? -1 : 1)))
    console.log(`  ${label.padEnd(72)} ${count}`)
}
