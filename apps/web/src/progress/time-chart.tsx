import type { ReactNode } from 'react'
import { formatDate } from '../shared/api.ts'
import { ChartFigure } from './chart-figure.tsx'
import { scaleOf, spreadOut, stepPath } from './chart-scale.ts'
import type { Scale } from './chart-scale.ts'
import { sayOutcomes } from './say-outcomes.ts'
import type { DayFigures, Outcomes } from './figures-json.ts'
import './chart-key.css'
import './time-chart.css'

/** Each line has a dash and a name of its own beside its colour. */
const LINES = [
  ['tabled', 'Proposals tabled'],
  ['decided', 'Decided'],
  ['open', 'Open proposals'],
  ['agreed', 'Articles agreed']
] as const
type LineName = (typeof LINES)[number][0]

const [WIDTH, HEIGHT] = [960, 340]
const FRAME = { left: 58, right: WIDTH - 56, top: 14, bottom: HEIGHT - 34 }

interface TimeChartProps {
  readonly days: readonly DayFigures[]
  readonly outcomes: Outcomes
  /** ISO 8601 */
  readonly asOf: string
  /** Where the acts of a day are; plain figures without. */
  readonly linkOf?: (day: string, figure: LineName, value: number) => ReactNode
}

/** What was tabled and decided, what is open, what is agreed, from the first day to today. */
export function TimeChart({ days, outcomes, asOf, linkOf = (_, __, value) => value }: TimeChartProps) {
  const last = days.at(-1)
  if (!last) return <p className="quiet">Nothing has been tabled yet.</p>
  const today = asOf.slice(0, 10)
  const summary = sayOutcomes(days[0]!.day, outcomes, last.agreed)
  const scale = scaleOf([days[0]!.day, today], Math.max(...days.map(({ tabled }) => tabled)), FRAME)
  return (
    <ChartFigure id="over-time" title="Over time" summary={summary} table={<TimeTable days={days} linkOf={linkOf} />}>
      <svg className="time-chart" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={summary}>
        <Axes scale={scale} />
        {LINES.map(([name]) => (
          <path
            key={name}
            className={`line line-${name}`}
            d={stepPath(
              days.map((one) => [one.day, one[name]] as const),
              scale,
              today
            )}
          />
        ))}
        <Ends scale={scale} last={last} today={today} />
      </svg>
      <ul className="chart-key" aria-hidden="true">
        {LINES.map(([name, label]) => (
          <li key={name}>
            <svg width="34" height="10">
              <path className={`line line-${name}`} d="M1 5H33" />
            </svg>
            {label}
          </li>
        ))}
      </ul>
    </ChartFigure>
  )
}

function Axes({ scale }: { readonly scale: Scale }) {
  return (
    <g className="axes">
      {scale.ticks.map((tick) => (
        <g key={tick}>
          <line x1={FRAME.left} x2={FRAME.right} y1={scale.y(tick)} y2={scale.y(tick)} />
          <text x={FRAME.left - 6} y={scale.y(tick) + 4} textAnchor="end">
            {tick}
          </text>
        </g>
      ))}
      {scale.months.map((month) => (
        <text key={month} className="month" x={scale.x(month)} y={HEIGHT - 8} textAnchor="middle">
          {new Date(month).toLocaleDateString('en-GB', { month: 'short', year: '2-digit', timeZone: 'UTC' })}
        </text>
      ))}
    </g>
  )
}

/** Figures of lines that end close to each other are written this far apart. */
const APART = 24

function Ends({ scale, last, today }: { readonly scale: Scale; readonly last: DayFigures; readonly today: string }) {
  const heights = spreadOut(
    LINES.map(([name]) => scale.y(last[name]) + 4),
    APART
  )
  return (
    <g className="ends">
      {LINES.map(([name], index) => (
        <text key={name} className={`end-${name}`} x={scale.x(today) + 6} y={heights[index]}>
          {last[name]}
        </text>
      ))}
    </g>
  )
}

function TimeTable({ days, linkOf }: Required<Pick<TimeChartProps, 'days' | 'linkOf'>>) {
  return (
    <table className="figures-table">
      <thead>
        <tr>
          <th scope="col">Day</th>
          {LINES.map(([name, label]) => (
            <th key={name} scope="col">
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {days.map((one) => (
          <tr key={one.day}>
            <th scope="row">{formatDate(one.day)}</th>
            {LINES.map(([name]) => (
              <td key={name}>{linkOf(one.day, name, one[name])}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
