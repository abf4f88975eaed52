import { useQuery } from '@tanstack/react-query'
import { call, formatDate } from '../shared/api.ts'
import { Dialog } from '../shared/dialog.tsx'
import { Loading } from '../shared/loading.tsx'
import { STATUS_NAMES, gradesOf } from './risks-json.ts'
import type { Risk, RiskVersion } from './risks-json.ts'

/** What was said of a risk over time, the newest first. */
export function RiskHistory({ risk, onClose }: { readonly risk: Risk; onClose(): void }) {
  const { data, error } = useQuery({
    queryKey: ['risks', risk.id, 'versions', risk.version],
    queryFn: () => call<readonly RiskVersion[]>(`/api/risks/${risk.id}/versions`)
  })
  return (
    <Dialog onClose={onClose} title={risk.title} centered size="lg">
      {error && <p role="alert">{error.message}</p>}
      {!data && !error && <Loading what="Loading" />}
      <ol className="risk-versions" reversed>
        {data?.toReversed().map((one) => (
          <li key={one.version}>
            <strong>
              {formatDate(one.at)}, {one.by}
            </strong>
            <p>
              {STATUS_NAMES[one.status]}, {gradesOf(one)}. {one.description}
            </p>
            {one.mitigation && <p className="quiet">{one.mitigation}</p>}
          </li>
        ))}
      </ol>
    </Dialog>
  )
}
