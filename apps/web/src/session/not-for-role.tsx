import { ApiProblem } from '../shared/api.ts'
import { NothingHere } from './nothing-here.tsx'

/** Whether a page is refused because of what its reader is, and not for want of a connection. */
export function isRefusal(error: unknown): boolean {
  return error instanceof ApiProblem && error.status === 403
}

/** For whoever has typed the address of a page that others have. `who`: whose page it is, "The secretariat sees it." */
export function NotForRole({ who }: { readonly who: string }) {
  return (
    <NothingHere
      title="This page is not open to your role"
      text={who}
      link={{ to: '/', label: 'To the instruments' }}
    />
  )
}
