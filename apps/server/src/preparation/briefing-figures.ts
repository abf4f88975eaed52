/**
 * What a briefing counts: how many countries have shared a topic, and how ready they are. It never says who has not, and where fewer
 * than three have shared it says nothing of steps: of two, each could read off the other's.
 */
import { READINESS, READY } from './readiness.ts'
import type { SharedConsultation } from './consultations.ts'
import type { Topic } from './topics.ts'

/** Countries that must have shared a topic before their steps are told. */
export const FEWEST_TOLD = 3

export interface BriefingFigure {
  readonly topic: string
  readonly name: string
  readonly shared: number
  /** At the last step; null where too few have shared to tell. */
  readonly ready: number | null
  /** Countries at each step, the first first; null where too few have shared to tell. */
  readonly steps: readonly number[] | null
}

export function figuresOf(topics: readonly Topic[], shared: readonly SharedConsultation[]): readonly BriefingFigure[] {
  return topics.map(({ id, name }) => {
    const records = shared.filter(({ record }) => record.topic === id).map(({ record }) => record)
    const isTold = records.length >= FEWEST_TOLD
    const steps = READINESS.map((step) => records.filter(({ readiness }) => readiness === step).length)
    return {
      topic: id,
      name,
      shared: records.length,
      ready: isTold ? steps[READY - 1]! : null,
      steps: isTold ? steps : null
    }
  })
}
