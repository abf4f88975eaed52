import { READINESS_WORDS, STEPS } from './preparation-json.ts'
import type { Readiness } from './preparation-json.ts'

/** How far a country is: as many of four fields as steps, and the step in words. */
export function ReadinessMeter({ step }: { readonly step: Readiness }) {
  return (
    <span className="readiness" data-step={step}>
      <span className="readiness-fields" aria-hidden>
        {STEPS.map((one) => (
          <i key={one} className={one <= step ? 'is-reached' : undefined} />
        ))}
      </span>
      {READINESS_WORDS[step]}
    </span>
  )
}
