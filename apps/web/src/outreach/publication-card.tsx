import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ApiProblem, call, formatDate } from '../shared/api.ts'
import { ConfirmDialog } from './confirm-dialog.tsx'
import { PublicText, RussianWords } from './public-text.tsx'
import { KIND_NAMES, STATE_NAMES, sayActs, sayFault, sayMissingRussian } from './publications-json.ts'
import type { Publication, PublicationAct, PublicFault } from './publications-json.ts'

interface PublicationCardProps {
  readonly publication: Publication
  readonly onEdit?: () => void
}

/** One publication: its step, its words, and what can be done next. */
export function PublicationCard({ publication, onEdit }: PublicationCardProps) {
  const { state, last, standing } = publication
  const { kind, happenedOn, words, facts, by, at } = last
  const missing = sayMissingRussian(words)
  return (
    <li className="card publication" data-state={state}>
      <p className="publication-step">
        <span className="publication-state">{STATE_NAMES[state]}</span>
        {standing !== null && standing !== last.number && (
          <span className="quiet"> · an earlier version is public until this one is</span>
        )}
      </p>
      <h2>{words.en.title}</h2>
      {words.ru && (
        <p className="publication-russian" lang="ru">
          {words.ru.title}
        </p>
      )}
      <p className="quiet">
        {KIND_NAMES[kind]} of {formatDate(happenedOn)} · written {formatDate(at)} by {by}
        {sayActs(publication, formatDate).map((said) => ` · ${said}`)}
      </p>
      {words.en.summary && <p>{words.en.summary}</p>}
      {facts.length > 0 && (
        <ul className="publication-facts">
          {facts.map(({ id, en }) => (
            <li key={id}>{en}</li>
          ))}
        </ul>
      )}
      <PublicText language="en" name="English" text={words.en.text} isOpen={state === 'draft'} />
      {words.ru && <RussianWords words={words.ru} isOpen={state === 'draft'} />}
      {(state === 'draft' || state === 'approved') && missing && <p className="publication-missing">{missing}</p>}
      <Acts publication={publication} onEdit={onEdit} />
    </li>
  )
}

interface ActsProps {
  readonly publication: Publication
  readonly onEdit: (() => void) | undefined
}

function Acts({ publication, onEdit }: ActsProps) {
  const { state, standing, mayApprove, last } = publication
  const [asked, setAsked] = useState<PublicationAct>()
  const act = useAct(publication)
  return (
    <div className="publication-acts no-print">
      {onEdit && (
        <Button variant="default" size="compact-md" onClick={onEdit}>
          {state === 'draft' ? 'Edit' : 'Write a new version'}
        </Button>
      )}
      {state === 'draft' && mayApprove && (
        <Button size="compact-md" onClick={() => setAsked('approved')}>
          Approve
        </Button>
      )}
      {state === 'draft' && !mayApprove && <span className="quiet">Somebody else approves it.</span>}
      {state === 'approved' && (
        <Button size="compact-md" onClick={() => setAsked('published')}>
          Publish
        </Button>
      )}
      {standing !== null && (
        <>
          <Button component="a" variant="subtle" size="compact-md" href={`/public/${publication.id}`} target="_blank">
            As the public reads it
          </Button>
          <Button variant="default" size="compact-md" onClick={() => setAsked('withdrawn')}>
            Withdraw
          </Button>
        </>
      )}
      {asked && (
        <ConfirmDialog
          act={asked}
          title={last.words.en.title}
          missing={asked === 'withdrawn' ? '' : sayMissingRussian(last.words)}
          onClose={() => setAsked(undefined)}
          onConfirm={() => act(asked)}
        />
      )}
    </div>
  )
}

function useAct({ id, last }: Publication): (act: PublicationAct) => Promise<void> {
  const queries = useQueryClient()
  return async (act) => {
    try {
      await call(`/api/publications/${id}/acts`, 'POST', { act, seen: last.number })
      notifications.show({ message: `“${last.words.en.title}” has been ${act}.` })
    } catch (error) {
      const faults =
        error instanceof ApiProblem ? ((error.body['faults'] as readonly PublicFault[] | undefined) ?? []) : []
      notifications.show({ message: [(error as Error).message, ...faults.map(sayFault)].join(' '), color: 'red' })
    }
    await queries.invalidateQueries({ queryKey: ['publications'] })
  }
}
