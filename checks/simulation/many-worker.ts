/** A process that takes negotiations one by one (many.ts), and ends with the one that asks. */
import { runOne } from './many.ts'
import type { Asked } from './many.ts'

process.on('message', ({ seed, steps, number }: Asked) => void process.send!(runOne(seed, steps, number)))
