import type { BriefingFigure } from './briefing-json.ts'
import { READINESS_WORDS, STEPS } from './preparation-json.ts'

/** What the briefing counted when it was written: countries at each step, topic by topic. */
export function BriefingFigures({ figures }: { readonly figures: readonly BriefingFigure[] }) {
  const told = figures.filter(({ shared }) => shared > 0)
  if (told.length === 0) return null
  return (
    <section className="card briefing-figures" aria-labelledby="figures-title">
      <h2 id="figures-title">Figures behind the briefing</h2>
      <p className="quiet">Countries that had shared a topic, by their readiness. Told from three on.</p>
      <ul className="step-key">
        {STEPS.map((step) => (
          <li key={step}>
            <i className="step-sign" data-step={step} aria-hidden /> {step} {READINESS_WORDS[step]}
          </li>
        ))}
      </ul>
      <ul className="step-bars">
        {told.map((figure) => (
          <li key={figure.topic}>
            <span>{figure.name}</span>
            {figure.steps ? <Bar steps={figure.steps} /> : <span className="quiet">Fewer than three</span>}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** A field for each country, at its step. */
function Bar({ steps }: { readonly steps: readonly number[] }) {
  const said = STEPS.flatMap((step) => {
    const count = steps[step - 1] ?? 0
    return count === 0 ? [] : [`${count} ${READINESS_WORDS[step].toLowerCase()}`]
  })
  return (
    <span className="step-bar" role="img" aria-label={said.join(', ')}>
      {STEPS.flatMap((step) =>
        Array.from({ length: steps[step - 1] ?? 0 }, (_, index) => (
          <i key={`${step} ${index}`} className="step-sign" data-step={step}>
            {step}
          </i>
        ))
      )}
    </span>
  )
}
