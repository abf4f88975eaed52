import { useEffect, useRef } from 'react'
import { NavLink, useLocation } from 'react-router'
import './negotiation-nav.css'

/** The pages about the negotiation as a whole, in the order in which one comes to need them. */
const PAGES = [
  ['/', 'Instruments'],
  ['/preparation', 'Preparation'],
  ['/progress', 'Progress'],
  ['/reports', 'Reports']
] as const

/** From one page about the whole negotiation to the others; the same on all of them, below the bar. */
export function NegotiationNav() {
  const nav = useRef<HTMLElement>(null)
  const { pathname } = useLocation()
  // On a telephone the row is longer than the screen: where one is, is in view.
  useEffect(() => {
    const active = nav.current?.querySelector<HTMLElement>('[aria-current=page]')
    if (nav.current && active)
      nav.current.scrollLeft = active.offsetLeft - (nav.current.clientWidth - active.clientWidth) / 2
  }, [pathname])
  return (
    <nav ref={nav} className="negotiation-nav no-print" aria-label="Negotiation">
      {PAGES.map(([path, label]) => (
        <NavLink key={path} to={path} end={path === '/'}>
          {label}
        </NavLink>
      ))}
    </nav>
  )
}
