import type { TreatyEditor } from '@cartif/editor'
import { ActionIcon, Button, Switch } from '@mantine/core'
import { IconMinus, IconPlus } from '@tabler/icons-react'
import { useCallback, useEffect, useState } from 'react'
import { Link } from 'react-router'
import type { LiveConnection } from '../drafting/live-connection.ts'
import { TreatyText } from '../drafting/treaty-text.tsx'
import { useArticleInView } from '../drafting/use-article-in-view.ts'
import { isOfRecord, useLiveVersion, useOfArticle } from '../drafting/use-live.ts'
import { issuesIn } from '../issues/open-issues.ts'
import { EXPLORATORY } from '../meetings/exploratory.tsx'
import { TrainingTag } from '../training/training-mark.tsx'
import type { Instrument } from '../shared/api.ts'
import { PartyLabel } from '../shared/party-label.tsx'
import { InRoom } from './in-room.tsx'
import { RoomLine } from './room-line.tsx'
import { speakerIn, speakersOf, usePresence } from './presence.ts'
import { useFollowChair } from './use-follow-chair.ts'
import './projector.css'

/** Sizes of the text, in pixels. */
const SIZES = [22, 26, 30, 36, 42] as const
const nothing = () => {}

/** The text on the wall: large, in strong contrast, at the place the chair is at, with names or without. */
export function ProjectorPage() {
  return (
    <InRoom loading="Opening the text">
      {(instrument, connection) => <Projector instrument={instrument} connection={connection} />}
    </InRoom>
  )
}

function Projector({
  instrument,
  connection
}: {
  readonly instrument: Instrument
  readonly connection: LiveConnection
}) {
  const { live } = connection
  const [editor, setEditor] = useState<TreatyEditor>()
  const [names, setNames] = useState(true)
  const [size, setSize] = useState(1)
  const people = usePresence(connection)
  const [article] = useArticleInView(live)
  useLiveVersion(live, isOfRecord)
  useFollowChair(true, people, editor)
  const onEditor = useCallback((treaty: TreatyEditor | undefined) => setEditor(treaty), [])
  useEffect(() => {
    document.title = `Projector · ${instrument.title} · CARTIF`
  }, [instrument.title])
  const open = useOfArticle(live, article ?? '', () => {
    const composed = live.findComposed(article ?? '')
    return composed ? issuesIn(composed).length : 0
  })
  const latest = live.revisions.at(-1)
  const speaker = speakerIn(people)
  const waiting = speakersOf(people)
  return (
    <div className="projector" style={{ fontSize: SIZES[size] }}>
      <header className="projector-bar">
        <strong>{instrument.title}</strong>
        <TrainingTag id={instrument.id} />
        {instrument.exploratory && <strong className="projector-exploratory">{EXPLORATORY}</strong>}
        <span>{latest ? `Live text after ${latest.symbol}` : 'Live text'}</span>
        <span>
          {live.designations.get(article ?? '') || 'Title'}: {open === 1 ? '1 open issue' : `${open} open issues`}
        </span>
        <span className="projector-floor">
          {speaker && (
            <>
              Floor: <PartyLabel holder={speaker.holder} />
            </>
          )}
          {waiting.length > 0 && (
            <>
              {' '}
              Next:{' '}
              {waiting.map(({ client, holder }) => (
                <PartyLabel key={client} holder={holder} />
              ))}
            </>
          )}
        </span>
        <span className="projector-tools">
          <Switch label="Names" checked={names} onChange={(event) => setNames(event.currentTarget.checked)} />
          <ActionIcon
            variant="default"
            aria-label="Smaller text"
            disabled={size === 0}
            onClick={() => setSize(size - 1)}
          >
            <IconMinus size={18} />
          </ActionIcon>
          <ActionIcon
            variant="default"
            aria-label="Larger text"
            disabled={size === SIZES.length - 1}
            onClick={() => setSize(size + 1)}
          >
            <IconPlus size={18} />
          </ActionIcon>
          <Button component={Link} to={`/instruments/${instrument.id}`} variant="default" size="compact-md">
            To the text
          </Button>
        </span>
        <RoomLine live={live} />
      </header>
      <main>
        <TreatyText
          live={live}
          awareness={connection.awareness}
          writer={undefined}
          names={names}
          title={instrument.title}
          onEditor={onEditor}
          onChooseReference={nothing}
          onFound={nothing}
        />
      </main>
    </div>
  )
}
