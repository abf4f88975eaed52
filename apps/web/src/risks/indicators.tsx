import { Link } from 'react-router'
import { CATEGORIES, CATEGORY_NAMES, figureOf } from './risks-json.ts'
import type { Indicator, RiskScope } from './risks-json.ts'

/** What is counted on the texts, by the kind of risk that it tells of. */
export function Indicators({ scope: { name, indicators } }: { readonly scope: RiskScope }) {
  const shown = CATEGORIES.filter((category) => indicators.some((one) => one.category === category))
  return (
    <section aria-labelledby="indicators-title">
      <h2 id="indicators-title">Live indicators</h2>
      <p className="quiet">
        {name}, counted now on the texts that you may read. Nobody enters them; a figure calls attention from the value
        beside it on.
      </p>
      <div className="indicator-groups">
        {shown.map((category) => (
          <div key={category} className="card indicator-group">
            <h3>{CATEGORY_NAMES[category]}</h3>
            {indicators
              .filter((one) => one.category === category)
              .map((one) => (
                <IndicatorRow key={one.id} indicator={one} />
              ))}
          </div>
        ))}
      </div>
    </section>
  )
}

function IndicatorRow({ indicator }: { readonly indicator: Indicator }) {
  const { label, threshold, isOver, of } = indicator
  return (
    <details className="indicator" data-over={isOver || undefined}>
      <summary>
        <span className="indicator-label">{label}</span>
        <span className="indicator-value">
          {isOver && <span className="indicator-flag">attention</span>}
          <strong>{figureOf(indicator)}</strong>
          <span className="quiet"> from {threshold}</span>
        </span>
      </summary>
      {of.length === 0 ? (
        <p className="quiet">There is no text to count on yet.</p>
      ) : (
        <ul>
          {of.map(({ title, value, to }) => (
            <li key={to}>
              <Link to={to}>{title}</Link> <span>{value}</span>
            </li>
          ))}
        </ul>
      )}
    </details>
  )
}
