import { PARTY_CODES, partyName, partyNameAfterOf } from '@cartif/negotiation'
import { Fragment, useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { Link } from 'react-router'
import type { Instrument } from '../shared/api.ts'
import { PartyLabel } from '../shared/party-label.tsx'
import { CategoryMark, wordsOf } from './category-mark.tsx'
import { byChapter, readsUnshared } from './schedules.ts'
import type { Schedules, StatedArticle } from './schedules.ts'

interface MatrixProps {
  readonly instrument: Instrument
  readonly schedules: Schedules
  onOpen(party: string, article: string): void
}

/** How far each key goes: rows, columns. */
const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  Home: [0, -Infinity],
  End: [0, Infinity],
  PageUp: [-10, 0],
  PageDown: [10, 0]
}

/** Articles down, parties across. One field at a time is reached with Tab, the others from it with the arrows. */
export function Matrix({ instrument, schedules, onOpen }: MatrixProps) {
  const table = useRef<HTMLTableElement>(null)
  const own = instrument.party === null ? -1 : PARTY_CODES.indexOf(instrument.party)
  const [[row, column], setAt] = useState<readonly [number, number]>([0, Math.max(own, 0)])
  const { articles } = schedules
  const go = (event: KeyboardEvent) => {
    const step = STEPS[event.key]
    if (!step || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    const next = [clamp(row + step[0], articles.length - 1), clamp(column + step[1], PARTY_CODES.length - 1)] as const
    setAt(next)
    table.current?.querySelector<HTMLElement>(`[data-at="${next.join()}"]`)?.focus()
  }
  const rows = new Map(articles.map(({ id }, index) => [id, index]))
  return (
    <div className="commitment-scroll">
      <table
        ref={table}
        className="commitment-matrix"
        role="grid"
        aria-label="Commitments by article and party"
        onKeyDown={go}
      >
        <thead>
          <tr>
            <th scope="col">Article</th>
            {PARTY_CODES.map((party, index) => (
              <PartyHead
                key={party}
                instrument={instrument}
                schedules={schedules}
                party={party}
                isOwn={index === own}
              />
            ))}
          </tr>
        </thead>
        <tbody>
          {byChapter(articles).map(({ chapter, articles: inside }) => (
            <Fragment key={inside[0]!.id}>
              {chapter && (
                <tr className="commitment-chapter">
                  <th scope="rowgroup" colSpan={PARTY_CODES.length + 1}>
                    <span>{chapter}</span>
                  </th>
                </tr>
              )}
              {inside.map((article) => (
                <tr key={article.id}>
                  <th scope="row">
                    <b>{article.number}</b> {article.title}
                  </th>
                  {PARTY_CODES.map((party, index) => (
                    <Field
                      key={party}
                      {...{ instrument, schedules, party, article }}
                      at={[rows.get(article.id)!, index]}
                      isReached={rows.get(article.id) === row && index === column}
                      onReach={() => setAt([rows.get(article.id)!, index])}
                      onOpen={() => onOpen(party, article.id)}
                    />
                  ))}
                </tr>
              ))}
            </Fragment>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function clamp(value: number, most: number): number {
  return Math.min(Math.max(value, 0), most)
}

interface PartyHeadProps {
  readonly instrument: Instrument
  readonly schedules: Schedules
  readonly party: string
  readonly isOwn: boolean
}

function PartyHead({ instrument, schedules, party, isOwn }: PartyHeadProps) {
  const isShared = schedules.sharing(party) !== undefined
  const isRead = isShared || readsUnshared(instrument, party)
  const count = schedules.of(party).length
  const state = isShared ? 'shared' : !isRead ? 'not shared' : count > 0 ? 'draft' : 'nothing yet'
  return (
    <th scope="col" className={isOwn ? 'is-own' : undefined}>
      {isRead ? (
        <Link
          to={`/instruments/${instrument.id}/commitments/${party}`}
          aria-label={`${party.toUpperCase()}: schedule of ${partyNameAfterOf(party)}, ${state}`}
        >
          <PartyLabel holder={party} />
        </Link>
      ) : (
        <PartyLabel holder={party} title={`${partyName(party)} has not shared its schedule`} />
      )}
      <span className="commitment-state">
        {state}
        {isRead && count > 0 && `, ${count}`}
      </span>
    </th>
  )
}

interface FieldProps {
  readonly instrument: Instrument
  readonly schedules: Schedules
  readonly party: string
  readonly article: StatedArticle
  readonly at: readonly [number, number]
  readonly isReached: boolean
  onReach(): void
  onOpen(): void
}

function Field({ instrument, schedules, party, article, at, isReached, onReach, onOpen }: FieldProps) {
  const said = schedules.find(party, article.id)
  const isOwn = party === instrument.party
  const isRead = schedules.sharing(party) !== undefined || readsUnshared(instrument, party)
  const words = isRead ? wordsOf(said) : 'Not shared'
  return (
    <td className={isOwn ? 'is-own' : isRead ? undefined : 'is-unread'}>
      <button
        type="button"
        data-at={at.join()}
        tabIndex={isReached ? 0 : -1}
        data-field={`${party} ${article.id}`}
        onFocus={onReach}
        onClick={onOpen}
      >
        {said && <CategoryMark said={said} />}
        <span className="visually-hidden">
          {partyName(party)}, {article.number}: {words}
        </span>
      </button>
    </td>
  )
}
