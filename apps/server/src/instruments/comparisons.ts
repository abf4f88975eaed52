/**
 * Comparisons as the routes ask for them: of texts that stand, worked out once and kept; long ones in a thread. What is kept is
 * under the names of the words themselves, so that it is never told of other words. Of drafts nothing is kept.
 */
import type { Article } from '@cartif/treaty-text'
import { KeptWork } from '../workers/kept-work.ts'
import type { TaskInput } from '../workers/tasks.ts'
import type { Workers } from '../workers/workers.ts'
import { checkLength, lettersIn } from './compare-sides.ts'
import type { ComparedSide, ComparedView } from './compare-sides.ts'
import type { Compared } from './compare-task.ts'
import type { ThreeWay } from './compare-three.ts'

type Two = readonly [ComparedSide, ComparedSide]
type Three = readonly [ComparedSide, ComparedSide, ComparedSide]
type About = Pick<TaskInput<'comparison-docx'>, 'title' | 'now' | 'note' | 'acts'>

/** Of what is kept, in bytes of redline; what a change takes beside it is about as much again. */
const MOST = 32 << 20

export class Comparisons {
  private readonly workers: Workers
  private readonly two = new KeptWork<Compared>(MOST, ({ redline }) => redline.length)
  private readonly three = new KeptWork<ThreeWay>(MOST / 2, ({ rows }) => rows.length)

  constructor(workers: Workers) {
    this.workers = workers
  }

  /** Throws a Problem where the texts are too long together. */
  compare(sides: Two, view: ComparedView, signal: AbortSignal): Promise<Compared> {
    return this.two.get(nameOf(sides, view), signal, async (wanted) => {
      const [from, to] = [sides[0].articles(), sides[1].articles()]
      checkLength(from, to)
      const input = { sides: [toWords(sides[0], from), toWords(sides[1], to)] } as const
      return this.workers.run('compare', input, { size: lettersIn(from, to), signal: wanted })
    })
  }

  compareThree(sides: Three, view: ComparedView, signal: AbortSignal): Promise<ThreeWay> {
    return this.three.get(nameOf(sides, view), signal, async (wanted) => {
      const [base, theirs, ours] = [sides[0].articles(), sides[1].articles(), sides[2].articles()]
      checkLength(base, theirs)
      checkLength(base, ours)
      const input = { sides: [toWords(sides[0], base), toWords(sides[1], theirs), toWords(sides[2], ours)] } as const
      return this.workers.run('compare-three', input, { size: lettersIn(base, theirs, ours), signal: wanted })
    })
  }

  /** As one page of HTML. */
  print(sides: Two, compared: Compared, signal: AbortSignal): Promise<string> {
    return this.workers.run(
      'print-comparison',
      { sides: namesOf(sides), compared: toRead(compared) },
      sized(compared, signal)
    )
  }

  docx(sides: Two, compared: Compared, about: About, signal: AbortSignal): Promise<Uint8Array> {
    const isIssued = sides[1].kind === 'revision'
    const input = { ...about, sides: namesOf(sides), isIssued, compared: toRead(compared) }
    return this.workers.run('comparison-docx', input, sized(compared, signal))
  }
}

function nameOf(sides: readonly ComparedSide[], view: ComparedView): string | undefined {
  const words = sides.map((side) => side.words)
  return words.includes(undefined) ? undefined : JSON.stringify([view, ...words])
}

function toWords({ kind }: ComparedSide, articles: readonly Article[]) {
  return { isFile: kind === 'file', articles }
}

function namesOf(sides: Two) {
  const name = ({ symbol, title, issuedAt }: ComparedSide) => ({ symbol, title, issuedAt })
  return [name(sides[0]), name(sides[1])] as const
}

function toRead({ changes, redline }: Compared): Pick<Compared, 'changes' | 'redline'> {
  return { changes, redline }
}

/** A letter of either text is in the redline about once, and what is said of it about as much again. */
function sized({ redline }: Compared, signal: AbortSignal) {
  return { size: redline.length / 2, signal }
}
