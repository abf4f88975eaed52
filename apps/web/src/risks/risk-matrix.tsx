import { IMPACTS, LIKELIHOODS } from './risks-json.ts'
import type { Risk } from './risks-json.ts'

/** How many risks there are of each likelihood and impact; what is worst stands at the top right. */
export function RiskMatrix({ risks }: { readonly risks: readonly Risk[] }) {
  return (
    <table className="risk-matrix">
      <caption className="visually-hidden">Risks that are not closed, by likelihood and impact</caption>
      <tbody>
        {LIKELIHOODS.map((likelihood, at) => ({ likelihood, grade: at + 1 }))
          .toReversed()
          .map(({ likelihood, grade }) => (
            <tr key={likelihood}>
              <th scope="row">{likelihood}</th>
              {IMPACTS.map((impact, column) => (
                <MatrixCell key={impact} risks={risks} likelihood={grade} impact={column + 1} />
              ))}
            </tr>
          ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">
            <span className="visually-hidden">Likelihood by impact</span>
          </th>
          {IMPACTS.map((impact) => (
            <th key={impact} scope="col">
              {impact}
            </th>
          ))}
        </tr>
      </tfoot>
    </table>
  )
}

interface MatrixCellProps {
  readonly risks: readonly Risk[]
  readonly likelihood: number
  readonly impact: number
}

function MatrixCell({ risks, likelihood, impact }: MatrixCellProps) {
  const here = risks.filter((one) => one.likelihood === likelihood && one.impact === impact)
  const weight = likelihood * impact
  const level = weight >= 15 ? 'severe' : weight >= 9 ? 'high' : weight >= 4 ? 'moderate' : 'low'
  return (
    <td data-level={level} title={here.map(({ title }) => title).join('\n')}>
      {here.length > 0 ? here.length : <span className="visually-hidden">none</span>}
    </td>
  )
}
