import { Loader } from '@mantine/core'
import './loading.css'

/** Something is on its way: a sign that turns, and in words what it is as soon as it takes longer than a moment. */
export function Loading({ what }: { readonly what: string }) {
  return (
    <div role="status" className="loading">
      <Loader size="sm" />
      <span className="quiet">{what}…</span>
    </div>
  )
}
