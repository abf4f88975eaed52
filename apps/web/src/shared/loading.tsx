import { Loader } from '@mantine/core'

/** Something is on its way; said to those who cannot see it turn. */
export function Loading({ what }: { readonly what: string }) {
  return (
    <div role="status" style={{ padding: 40 }}>
      <Loader />
      <span className="visually-hidden">{what}</span>
    </div>
  )
}
