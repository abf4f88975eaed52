import { NavLink } from 'react-router'

const PAGES = [
  ['', 'Text'],
  ['/positions', 'Positions'],
  ['/progress', 'Progress'],
  ['/commitments', 'Commitments'],
  ['/revisions', 'Revisions'],
  ['/compare', 'Compare'],
  ['/scrub', 'Legal scrub'],
  ['/register', 'Register']
] as const

/** From one page of an instrument to the others; the same on all of them. */
export function InstrumentNav({ id }: { readonly id: string }) {
  return (
    <nav className="instrument-nav" aria-label="Instrument">
      {PAGES.map(([path, label]) => (
        <NavLink key={path} to={`/instruments/${id}${path}`} end={path === ''}>
          {label}
        </NavLink>
      ))}
    </nav>
  )
}
