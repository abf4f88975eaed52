import { isTreaty } from '@cartif/negotiation'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { NavLink, useLocation } from 'react-router'
import { ExploratoryTag } from '../meetings/exploratory.tsx'
import { TrainingTag } from '../training/training-mark.tsx'
import { call } from './api.ts'
import type { Instrument } from './api.ts'

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
  const nav = useRef<HTMLElement>(null)
  const { pathname } = useLocation()
  const { data } = useQuery({
    queryKey: ['instrument', id],
    queryFn: () => call<Instrument>(`/api/instruments/${id}`)
  })
  // Nobody commits itself in terms of reference; the register is not read by observers.
  const pages = PAGES.filter(([path]) => {
    if (path === '/register') return data !== undefined && data.role !== 'observer'
    return path !== '/commitments' || !data || isTreaty(data.kind)
  })
  // On a telephone the row is longer than the screen: where one is, is in view, also where its name came only with the instrument.
  useEffect(() => {
    const active = nav.current?.querySelector<HTMLElement>('[aria-current=page]')
    if (nav.current && active)
      nav.current.scrollLeft = active.offsetLeft - (nav.current.clientWidth - active.clientWidth) / 2
  }, [pathname, pages.length])
  return (
    <nav ref={nav} className="instrument-nav" aria-label="Instrument">
      <ExploratoryTag id={id} />
      <TrainingTag id={id} />
      {pages.map(([path, label]) => (
        <NavLink key={path} to={`/instruments/${id}${path}`} end={path === ''}>
          {label}
        </NavLink>
      ))}
    </nav>
  )
}
