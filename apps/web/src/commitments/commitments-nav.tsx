import { NavLink } from 'react-router'

/** Between what parties commit themselves to and what the articles are beside other agreements. */
export function CommitmentsNav({ id }: { readonly id: string }) {
  return (
    <nav className="commitments-nav no-print" aria-label="Commitments">
      <NavLink to={`/instruments/${id}/commitments`} end>
        Schedules
      </NavLink>
      <NavLink to={`/instruments/${id}/commitments/wto`}>WTO mapping</NavLink>
    </nav>
  )
}
