import { useEffect, useRef } from 'react'
import { NavLink, useLocation } from 'react-router'
import { useRoles } from './use-roles.ts'
import './negotiation-nav.css'

interface NegotiationPage {
  readonly path: string
  readonly label: string
  /** As what one has to sit somewhere; whoever does not has no such page. */
  readonly roles?: readonly string[]
}

/** The pages about the negotiation as a whole, in the order in which one comes to need them. */
const PAGES: readonly NegotiationPage[] = [
  { path: '/', label: 'Instruments' },
  { path: '/groups', label: 'Working groups' },
  { path: '/meetings', label: 'Meetings' },
  { path: '/preparation', label: 'Preparation' },
  { path: '/assistance', label: 'Assistance' },
  { path: '/progress', label: 'Progress' },
  { path: '/reports', label: 'Reports' },
  { path: '/risks', label: 'Risks', roles: ['chair', 'secretariat', 'legal', 'delegate'] },
  { path: '/outputs', label: 'Outputs' },
  { path: '/directory', label: 'Directory' },
  { path: '/register', label: 'Register', roles: ['chair', 'secretariat', 'legal', 'delegate'] },
  { path: '/outreach', label: 'Outreach', roles: ['chair', 'secretariat'] },
  { path: '/tables', label: 'Tables', roles: ['secretariat'] }
]

/** From one page about the whole negotiation to the others; the same on all of them, below the bar. */
export function NegotiationNav() {
  const nav = useRef<HTMLElement>(null)
  const { pathname } = useLocation()
  const own = useRoles()
  const pages = PAGES.filter(({ roles }) => !roles || own.some((role) => roles.includes(role)))
  // On a telephone the row is longer than the screen: where one is, is in view.
  useEffect(() => {
    const active = nav.current?.querySelector<HTMLElement>('[aria-current=page]')
    if (nav.current && active)
      nav.current.scrollLeft = active.offsetLeft - (nav.current.clientWidth - active.clientWidth) / 2
  }, [pathname])
  return (
    <nav ref={nav} className="negotiation-nav no-print" aria-label="Negotiation">
      {pages.map(({ path, label }) => (
        <NavLink key={path} to={path} end={path === '/'}>
          {label}
        </NavLink>
      ))}
    </nav>
  )
}
