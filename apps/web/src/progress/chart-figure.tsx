import type { ReactNode } from 'react'
import './time-chart.css'
import './figures-table.css'

interface ChartFigureProps {
  readonly id: string
  readonly title: string
  /** What the chart says, in words: for those who do not see it, and for those who do. */
  readonly summary: string
  readonly children: ReactNode
  readonly table: ReactNode
}

/** A chart with what it says in words, and the table it is drawn from, one click away. */
export function ChartFigure({ id, title, summary, children, table }: ChartFigureProps) {
  return (
    <section className="card chart-card" aria-labelledby={`${id}-title`} id={id}>
      <h2 id={`${id}-title`}>{title}</h2>
      <p className="quiet">{summary}</p>
      {children}
      <details className="chart-table">
        <summary>As a table</summary>
        <div className="table-scroll" tabIndex={0} role="region" aria-label={`${title}, as a table`}>
          {table}
        </div>
      </details>
    </section>
  )
}
