import type { TreatyEditor } from '@cartif/editor'
import { ActionIcon, Button, Switch } from '@mantine/core'
import { IconMinus, IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useCallback, useEffect, useState } from 'react'
import { Link, useParams } from 'react-router'
import type { LiveConnection } from '../drafting/live-connection.ts'
import { TreatyText } from '../drafting/treaty-text.tsx'
import { useArticleInView } from '../drafting/use-article-in-view.ts'
import { useLiveConnection, useLiveVersion } from '../drafting/use-live.ts'
import { issuesIn } from '../issues/open-issues.ts'
import { useMe } from '../session/session.tsx'
import { call } from '../shared/api.ts'
import type { Instrument } from '../shared/api.ts'
import { EmptyState } from '../shared/empty-state.tsx'
import { Loading } from '../shared/loading.tsx'
import { PartyLabel } from '../shared/party-label.tsx'
import { speakerIn, speakersOf, usePresence } from './presence.ts'
import { useFollowChair } from './use-follow-chair.ts'
import './projector.css'

/** Sizes of the text, in pixels. */
const SIZES = [22, 26, 30, 36, 42] as const
const nothing = () => {}

/** The text on the wall: large, in strong contrast, at the place the chair is at, with names or without. */
export function ProjectorPage() {
  const { id = '' } = useParams()
  const me = useMe()
  const { data: instrument, error } = useQuery({
    queryKey: ['instrument', id],
    queryFn: () => call<Instrument>(`/api/instruments/${id}`)
  })
  const connection = useLiveConnection(instrument, me)
  if (error)
    return (
      <EmptyState
        title="There is no such instrument for you"
        text={error.message}
        link={{ to: '/', label: 'To the instruments' }}
      />
    )
  if (!instrument || !connection) return <Loading what="Opening the text" />
  return <Projector instrument={instrument} connection={connection} />
}

const ANYTHING = () => true

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
  useLiveVersion(live, ANYTHING)
  useFollowChair(true, people, editor)
  const onEditor = useCallback((treaty: TreatyEditor | undefined) => setEditor(treaty), [])
  useEffect(() => {
    document.title = `Projector · ${instrument.title} · CARTIF`
  }, [instrument.title])
  const composed = article === undefined ? undefined : live.findComposed(article)
  const open = composed ? issuesIn(composed).length : 0
  const latest = live.revisions.at(-1)
  const speaker = speakerIn(people)
  const waiting = speakersOf(people)
  return (
    <div className="projector" style={{ fontSize: SIZES[size] }}>
      <header className="projector-bar">
        <strong>{instrument.title}</strong>
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
      </header>
      <main>
        <TreatyText
          connection={connection}
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
