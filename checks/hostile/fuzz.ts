/** `npm run fuzz -- --frames N --seed N`: so many hostile frames; says what became of them, and which one broke a law. */
import { parseArgs } from 'node:util'
import { bombard } from './bombardment.ts'

const { values } = parseArgs({
  options: { seed: { type: 'string', default: '1' }, frames: { type: 'string', default: '100000' } }
})
// Yjs says on the console whenever it gives a copy another id.
console.info = () => {}
const write = console.log
console.log = (...words: unknown[]) => (String(words[0]).includes('[yjs]') ? undefined : write(...words))

const began = performance.now()
const tell = (fired: number) => void process.stdout.write(`\r${fired} frames`)
try {
  const { frames, outcomes, slowest } = bombard(Number(values.seed), Number(values.frames), tell)
  const seconds = (performance.now() - began) / 1000
  console.log(
    `\rseed ${values.seed}: ${frames} frames in ${seconds.toFixed(1)} s, ${Math.round(frames / seconds)} a second`
  )
  for (const [outcome, count] of Object.entries(outcomes)) console.log(`  ${outcome.padEnd(10)} ${count}`)
  console.log(`  the slowest took ${slowest.toFixed(1)} ms of processor time\nevery law holds`)
} catch (error) {
  console.error(`\n${error instanceof Error ? error.message : String(error)}`)
  console.error(error instanceof Error ? error.cause : '')
  process.exit(1)
}
process.exit(0)
