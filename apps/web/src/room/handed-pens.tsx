import { recordedHandedPens } from '@cartif/live'
import type { LiveInstrument, RecordedHandedPen } from '@cartif/live'
import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { wordingOf } from '../drafting/proposal-reading.ts'
import { isOfRecord, useLiveVersion } from '../drafting/use-live.ts'
import { ProposalWording } from '../drafting/wording.tsx'
import { call, formatTime } from '../shared/api.ts'
import type { Instrument } from '../shared/api.ts'
import { PartyLabel } from '../shared/party-label.tsx'
import { Fold } from './fold.tsx'
import './handed-pens.css'

/** The pen that one's own party holds in an article. */
export function heldPen(
  live: LiveInstrument,
  { party }: Instrument,
  article: string | undefined
): RecordedHandedPen | undefined {
  return unsettled(live).find(
    (pen) => pen.article === article && pen.ended === undefined && party !== null && pen.parties.includes(party)
  )
}

export function unsettled(live: LiveInstrument): readonly RecordedHandedPen[] {
  return [...recordedHandedPens(live.documents.record).values()].filter(({ settled }) => settled === undefined)
}

interface HandedPensProps {
  readonly live: LiveInstrument
  readonly instrument: Instrument
  /** Brings an article into view. */
  onShow(article: string): void
}

/** Who writes in the text with a pen that was handed over, and what came of it, until the room has seen it. */
export function HandedPens({ live, instrument, onShow }: HandedPensProps) {
  useLiveVersion(live, isOfRecord)
  return unsettled(live).map((pen) => (
    <HandedPen key={pen.id} pen={pen} live={live} instrument={instrument} onShow={onShow} />
  ))
}

function HandedPen({ pen, live, instrument, onShow }: HandedPensProps & { readonly pen: RecordedHandedPen }) {
  const send = (what: string, body?: object) =>
    void call(`/api/instruments/${instrument.id}/handed-pens/${pen.id}/${what}`, 'POST', body).catch(
      ({ message }: Error) => notifications.show({ message, color: 'red' })
    )
  const [isFolded, setFolded] = useState(true)
  const isHolder = instrument.party !== null && pen.parties.includes(instrument.party)
  const isChair = instrument.role === 'chair'
  const put = pen.put.flatMap(({ proposal }) => live.findProposal(proposal) ?? [])
  return (
    <section className="handed-pen" aria-label={`The pen in ${pen.name}`}>
      <div className="handed-pen-head">
        <span>
          {pen.parties.map((party) => (
            <PartyLabel key={party} holder={party} />
          ))}{' '}
          {pen.ended ? 'had the pen in' : pen.parties.length === 1 ? 'has the pen in' : 'have the pen in'}{' '}
          <button type="button" className="link-button" onClick={() => onShow(pen.article)}>
            {pen.name}
          </button>
          {pen.ended ? '' : ` until ${formatTime(pen.until)}`}
          {put.length > 0 && `, ${put.length === 1 ? 'one change' : `${put.length} changes`} put into the text`}.
        </span>
        {isHolder && !pen.ended && put.length === 0 && (
          <span className="quiet">Propose there, then put your words into the text.</span>
        )}
        <span className="banner-acts">
          {(isChair || isHolder) && !pen.ended && (
            <Button size="compact-sm" variant="default" onClick={() => send('end')}>
              {isHolder ? 'Give the pen back' : 'Take the pen back'}
            </Button>
          )}
          {put.length > 0 && <Fold isFolded={isFolded} what={`the pen in ${pen.name}`} onFold={setFolded} />}
        </span>
      </div>
      {!isFolded && put.length > 0 && (
        <>
          <ul aria-label="Put into the text">
            {put.map((proposal) => (
              <li key={proposal.id} data-holder={proposal.holder}>
                <PartyLabel holder={proposal.holder} />
                <ProposalWording live={live} proposal={proposal} wording={wordingOf(live, proposal)} isShort />
              </li>
            ))}
          </ul>
          {isChair && (
            <div className="proposal-buttons">
              <Button size="compact-md" onClick={() => send('settlement', { outcome: 'seen' })}>
                The room has seen it
              </Button>
              <Button size="compact-md" variant="default" onClick={() => send('settlement', { outcome: 'taken-back' })}>
                Take it out of the text
              </Button>
            </div>
          )}
        </>
      )}
    </section>
  )
}
