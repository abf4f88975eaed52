import { PARTY_CODES, PARTIES } from '@cartif/negotiation'
import { SegmentedControl, Select } from '@mantine/core'
import { useState } from 'react'
import type { Instrument } from '../shared/api.ts'
import { PartyLabel } from '../shared/party-label.tsx'
import { CategoryMark, wordsOf } from './category-mark.tsx'
import { readsUnshared } from './schedules.ts'
import type { Schedules, StatedArticle } from './schedules.ts'

interface NarrowListProps {
  readonly instrument: Instrument
  readonly schedules: Schedules
  onOpen(party: string, article: string): void
}

/** On a narrow screen: the articles of one party, or the parties of each article. */
export function NarrowList(props: NarrowListProps) {
  const [by, setBy] = useState<'party' | 'article'>(props.instrument.party === null ? 'article' : 'party')
  return (
    <>
      <SegmentedControl
        fullWidth
        aria-label="Listed"
        value={by}
        onChange={setBy}
        data={[
          { value: 'party', label: 'By party' },
          { value: 'article', label: 'By article' }
        ]}
      />
      {by === 'party' ? <ByParty {...props} /> : <ByArticle {...props} />}
    </>
  )
}

function ByParty({ instrument, schedules, onOpen }: NarrowListProps) {
  const [party, setParty] = useState(instrument.party ?? PARTY_CODES[0]!)
  const isRead = schedules.sharing(party) !== undefined || readsUnshared(instrument, party)
  return (
    <>
      <Select
        label="Party"
        mt="sm"
        data={PARTIES.map(([value, label]) => ({ value, label }))}
        value={party}
        allowDeselect={false}
        onChange={(value) => value && setParty(value)}
      />
      {!isRead && <p className="quiet">It has not shared its schedule.</p>}
      {isRead && (
        <ul className="commitment-list">
          {schedules.articles.map((article) => {
            const said = schedules.find(party, article.id)
            return (
              <li key={article.id}>
                <button type="button" data-field={`${party} ${article.id}`} onClick={() => onOpen(party, article.id)}>
                  <NameOf article={article} />
                  <span className="commitment-said">
                    {said && <CategoryMark said={said} />} {wordsOf(said)}
                  </span>
                </button>
              </li>
            )
          })}
        </ul>
      )}
    </>
  )
}

function ByArticle({ instrument, schedules, onOpen }: NarrowListProps) {
  const isRead = (party: string) => schedules.sharing(party) !== undefined || readsUnshared(instrument, party)
  const readable = PARTY_CODES.filter(isRead)
  if (readable.length === 0) return <p className="quiet">No party has shared its schedule yet.</p>
  return (
    <ul className="commitment-list">
      {schedules.articles.map((article) => (
        <li key={article.id} className="commitment-of-article">
          <NameOf article={article} />
          <span className="commitment-parties">
            {readable.map((party) => {
              const said = schedules.find(party, article.id)
              return (
                <button
                  key={party}
                  type="button"
                  data-field={`${party} ${article.id}`}
                  onClick={() => onOpen(party, article.id)}
                >
                  <PartyLabel holder={party} />
                  {said ? (
                    <CategoryMark said={said} />
                  ) : (
                    <span className="quiet" aria-hidden>
                      none
                    </span>
                  )}
                  <span className="visually-hidden">
                    {article.number}: {wordsOf(said)}
                  </span>
                </button>
              )
            })}
          </span>
        </li>
      ))}
    </ul>
  )
}

function NameOf({ article: { number, title } }: { readonly article: StatedArticle }) {
  return (
    <span className="commitment-name">
      <b>{number}</b> {title}
    </span>
  )
}
