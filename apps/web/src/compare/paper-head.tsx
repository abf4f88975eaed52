import { formatDate } from '../shared/api.ts'
import type { Side } from './comparison.ts'

/** On paper, what is compared and how to read it. */
export function PaperHead({ from, to, count }: { readonly from: Side; readonly to: Side; readonly count: number }) {
  return (
    <div className="paper-head">
      <p>
        <strong>{from.symbol}</strong> {detailOf(from)} compared with <strong>{to.symbol}</strong> {detailOf(to)}:{' '}
        {count === 1 ? '1 change' : `${count} changes`}.
      </p>
      <p>
        <del>Struck words</del> are gone, <ins>underlined words</ins> are new,{' '}
        <span className="followed">dotted references</span> follow their target.
      </p>
    </div>
  )
}

function detailOf({ title, issuedAt }: Side): string {
  return `(${title}${issuedAt ? `, ${formatDate(issuedAt)}` : ''})`
}
