import type { LiveInstrument } from '@cartif/live'
import { AUDIENCES, nameOf } from '@cartif/negotiation'
import type { Audience } from '@cartif/negotiation'
import { Button, Select, Textarea } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call, formatDate, formatTime } from '../shared/api.ts'
import type { Instrument } from '../shared/api.ts'
import { DraftKept } from '../shared/draft-kept.tsx'
import { isHalfWritten } from '../shared/half-written.ts'
import { PartyLabel } from '../shared/party-label.tsx'
import { useHalfWritten, usePlace } from '../shared/use-half-written.ts'
import { useComments } from './use-comments.ts'
import type { Comment } from './use-comments.ts'
import './comments.css'

interface CommentThreadProps {
  readonly live: LiveInstrument
  readonly instrument: Instrument
  /** A proposal, an article or a provision. */
  readonly subject: string
  /** What it is, for those who listen: "proposal no. 7". */
  readonly about: string
  /** Whether what it is about is written over it. */
  readonly isNamed?: boolean
  /** Whether it is not to be folded. */
  readonly isUnfolded?: boolean
  /** Whom comments may be for; anybody unless told otherwise. */
  readonly audiences?: readonly Audience[]
}

/** What is said about something; folded until somebody asks. What is begun about one thing is not gone on with about another. */
export function CommentThread(props: CommentThreadProps) {
  return <Thread key={`${props.instrument.id} ${props.subject}`} {...props} />
}

function Thread({
  live,
  instrument,
  subject,
  about,
  isNamed = false,
  isUnfolded = false,
  audiences = AUDIENCES
}: CommentThreadProps) {
  const comments = useComments(live, instrument.id).filter((one) => one.subject === subject)
  const place = usePlace(instrument.id, subject, 'comment')
  const [isOpen, setOpen] = useState(() => isUnfolded || isHalfWritten(localStorage, place, 'text'))
  const open = comments.filter(({ resolved }) => resolved === null).length
  const mayComment = instrument.role !== 'observer'
  if (comments.length === 0 && !mayComment) return null
  return (
    <section className="comments" aria-label={`Comments on ${about}`}>
      <button type="button" className="comments-toggle" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {isNamed && `${about}: `}
        {comments.length === 0 ? 'Comment' : sayCount(comments.length)}
        {open > 0 && open < comments.length && <span className="quiet"> · {open} open</span>}
      </button>
      {isOpen && (
        <>
          {comments.length > 0 && (
            <ol className="comments-list">
              {comments.map((comment) => (
                <OneComment key={comment.id} comment={comment} instrument={instrument} mayResolve={mayComment} />
              ))}
            </ol>
          )}
          {mayComment && (
            <CommentForm
              instrument={instrument}
              subject={subject}
              place={place}
              about={about}
              audiences={audiences}
              isFirst={isUnfolded}
            />
          )}
        </>
      )}
    </section>
  )
}

interface OneCommentProps {
  readonly comment: Comment
  readonly instrument: Instrument
  readonly mayResolve: boolean
}

function OneComment({ comment, instrument, mayResolve }: OneCommentProps) {
  const { id, text, name, holder, at, audience, resolved } = comment
  const act = useCommentAct(instrument.id)
  return (
    <li className={resolved ? 'is-resolved' : undefined}>
      <p className="comment-head">
        <PartyLabel holder={holder} title={name} /> {formatDate(at)} {formatTime(at)}
        {audience !== 'all' && <span className="comment-audience">{sayAudience(audience, nameOf(holder))}</span>}
      </p>
      <p className="comment-text">{withMentions(text)}</p>
      <p className="comment-foot quiet">
        {resolved && `Dealt with by ${resolved.by}. `}
        {mayResolve && (
          <button
            type="button"
            className="link-button"
            onClick={() => void act(`/${id}/resolution`, 'PUT', { resolved: resolved === null })}
          >
            {resolved ? 'Open it again' : 'Dealt with'}
          </button>
        )}
      </p>
    </li>
  )
}

/** Whom a comment is for; `own` is whoever makes it. */
function sayAudience(audience: Audience, own: string): string {
  if (audience === 'all') return 'Everybody'
  if (audience === 'delegation') return `${own} only`
  return own === 'Chair' || own === 'Secretariat' ? 'Chair and Secretariat' : `${own}, Chair and Secretariat`
}

interface CommentFormProps {
  readonly instrument: Instrument
  readonly subject: string
  /** Where it is kept while it is half-written. */
  readonly place: string
  readonly about: string
  readonly audiences: readonly Audience[]
  /** Whether one comes to write: the dialog puts the caret into it. */
  readonly isFirst: boolean
}

function CommentForm({ instrument, subject, place, about, audiences, isFirst }: CommentFormProps) {
  // Whom it is for is kept with it: what was meant for one's own delegation does not come back for everybody.
  const { fields, isKept, write } = useHalfWritten(place, { text: '', audience: audiences[0]! as string })
  const { text } = fields
  const audience = audiences.find((one) => one === fields.audience) ?? audiences[0]!
  const act = useCommentAct(instrument.id)
  const send = async () => {
    if (text.trim() === '') return
    if (await act('', 'POST', { subject, audience, text: text.trim() })) write({ text: '' })
  }
  const own = instrument.party ?? instrument.role
  return (
    <form
      className="comment-form"
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <Textarea
        aria-label={`Comment on ${about}`}
        data-autofocus={isFirst || undefined}
        placeholder="Write a comment; @PAK or @Chair are told"
        value={text}
        onChange={(event) => write({ text: event.currentTarget.value })}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void send()
        }}
        autosize
        minRows={2}
        size="sm"
      />
      <div className="comment-send">
        <Select
          aria-label="Who may read it"
          size="xs"
          value={audience}
          onChange={(value) => write({ audience: value ?? audiences[0]! })}
          allowDeselect={false}
          data={audiences.map((value) => ({ value, label: sayAudience(value, nameOf(own)) }))}
          comboboxProps={{ withinPortal: true }}
        />
        <DraftKept isKept={isKept && text.trim() !== ''} unsent="not sent yet" />
        <Button type="submit" size="compact-md" disabled={text.trim() === ''}>
          Send
        </Button>
      </div>
    </form>
  )
}

/** Does something about comments and reads them anew; false where it was refused, which is said. */
function useCommentAct(instrument: string) {
  const queries = useQueryClient()
  return async (path: string, method: 'POST' | 'PUT', body: object): Promise<boolean> => {
    try {
      await call(`/api/instruments/${instrument}/comments${path}`, method, body)
      await queries.invalidateQueries({ queryKey: ['comments', instrument] })
      return true
    } catch (error) {
      notifications.show({ message: (error as Error).message, color: 'red' })
      return false
    }
  }
}

/** Delegations that are named stand out. */
function withMentions(text: string) {
  return text
    .split(/(@(?:[A-Z]{3}|Chair|Secretariat|Legal)\b)/)
    .map((part, index) => (index % 2 === 1 ? <strong key={index}>{part}</strong> : part))
}

function sayCount(count: number): string {
  return count === 1 ? '1 comment' : `${count} comments`
}
