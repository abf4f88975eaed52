import { formatDate } from '../shared/api.ts'
import { sideName } from './comparison.ts'
import type { Side } from './comparison.ts'

/** On paper, what is compared and how to read it. */
export function PaperHead({ from, to, count }: { readonly from: Side; readonly to: Side; readonly count: number }) {
  return (
    <div className="paper-head">
      <p>
        <strong>{sideName(from)}</strong> {detailOf(from)} compared with <strong>{sideName(to)}</strong> {detailOf(to)}:{' '}
        {count === 1 ? '1 change' : `${count} changes`}.
      </p>
      <p>
        <del>Struck words</del> are gone, <ins>underlined words</ins> are new,{' '}
        <span className="followed">dotted references</span> follow their target.
      </p>
    </div>
  )
}

function detailOf({ kind, title, issuedAt }: Side): string {
  if (kind === 'live') return 'as it stands'
  return `(${title}${issuedAt ? `, ${formatDate(issuedAt)}` : ''})`
}
