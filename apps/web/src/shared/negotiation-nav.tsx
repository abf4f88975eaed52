import { useEffect, useRef } from 'react'
import { NavLink, useLocation } from 'react-router'
import { useRoles } from './use-roles.ts'
import './negotiation-nav.css'

/** The pages about the negotiation as a whole, in the order in which one comes to need them. */
const PAGES = [
  ['/', 'Instruments'],
  ['/groups', 'Working groups'],
  ['/meetings', 'Meetings'],
  ['/preparation', 'Preparation'],
  ['/assistance', 'Assistance'],
  ['/progress', 'Progress'],
  ['/reports', 'Reports'],
  ['/outputs', 'Outputs'],
  ['/directory', 'Directory']
] as const

/** What is not for everybody, and whose it is. */
const OFFICE_PAGES = [
  ['/risks', 'Risks', ['chair', 'secretariat', 'legal', 'delegate']],
  ['/outreach', 'Outreach', ['chair', 'secretariat']],
  ['/tables', 'Tables', ['secretariat']]
] as const

/** From one page about the whole negotiation to the others; the same on all of them, below the bar. */
export function NegotiationNav() {
  const nav = useRef<HTMLElement>(null)
  const { pathname } = useLocation()
  const roles = useRoles()
  const offices = OFFICE_PAGES.filter(([, , of]) => roles.some((role) => of.some((one) => one === role)))
  // On a telephone the row is longer than the screen: where one is, is in view.
  useEffect(() => {
    const active = nav.current?.querySelector<HTMLElement>('[aria-current=page]')
    if (nav.current && active)
      nav.current.scrollLeft = active.offsetLeft - (nav.current.clientWidth - active.clientWidth) / 2
  }, [pathname])
  return (
    <nav ref={nav} className="negotiation-nav no-print" aria-label="Negotiation">
      {[...PAGES, ...offices].map(([path, label]) => (
        <NavLink key={path} to={path} end={path === '/'}>
          {label}
        </NavLink>
      ))}
    </nav>
  )
}
