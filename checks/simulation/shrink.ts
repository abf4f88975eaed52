/**
 * Shrinking a failing run: fewer people, then fewer steps by halving chunks (delta debugging), then smaller numbers. A
 * candidate is kept when it breaks the same law; what is left breaks it and nothing in it can be left out.
 */
import type { Cast, Run, Step } from './step.ts'

/** `fails` tells whether a run still breaks the law; at most `budget` runs are tried. */
export function shrinkRun(run: Run, fails: (run: Run) => boolean, budget = 2000): Run {
  let left = budget
  const stillFails = (candidate: Run) => left-- > 0 && fails(candidate)
  let { cast, steps } = run
  steps = shrinkSteps(steps, (fewer) => stillFails({ cast, steps: fewer }))
  for (const smaller of smallerCasts(cast)) {
    if (stillFails({ cast: smaller, steps })) cast = smaller
  }
  steps = shrinkSteps(steps, (fewer) => stillFails({ cast, steps: fewer }))
  steps = shrinkNumbers(steps, (smaller) => stillFails({ cast, steps: smaller }))
  return { cast, steps: shrinkSteps(steps, (fewer) => stillFails({ cast, steps: fewer })) }
}

function shrinkSteps(steps: readonly Step[], fails: (steps: readonly Step[]) => boolean): readonly Step[] {
  let current = steps
  for (let size = Math.ceil(current.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let from = 0; from < current.length;) {
      const candidate = [...current.slice(0, from), ...current.slice(from + size)]
      if (candidate.length < current.length && fails(candidate)) current = candidate
      else from += size
    }
  }
  return current
}

function* smallerCasts(cast: Cast): Generator<Cast> {
  if (cast.hasOldClient) yield { ...cast, hasOldClient: false }
  if (cast.hasHostileClient) yield { ...cast, hasHostileClient: false }
}

/** Zero where zero will do, otherwise less. */
function shrinkNumbers(steps: readonly Step[], fails: (steps: readonly Step[]) => boolean): readonly Step[] {
  let current = steps
  steps.forEach((_, index) => {
    for (const key of Object.keys(current[index]!)) {
      for (const smaller of [0, 1, 2, 3]) {
        const step = current[index]! as unknown as Record<string, unknown>
        const value = step[key]
        if (typeof value !== 'number' || value <= smaller) continue
        const candidate = current.with(index, { ...step, [key]: smaller } as unknown as Step)
        if (fails(candidate)) current = candidate
      }
    }
  })
  return current
}
