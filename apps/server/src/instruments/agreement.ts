/** Agreeing an article or one of its provisions, or opening it again. What is agreed is locked, so nothing in it may be open. */
import { issuesOf, mayDo } from '@cartif/negotiation'
import type { Actor, ComposedArticle, Issue } from '@cartif/negotiation'
import type { AgreementStatus } from '@cartif/live'
import { Problem } from '../http/errors.ts'
import { zeroRoundOf } from '../meetings/zero-round.ts'
import type { Room } from './room.ts'

export interface AgreedPart {
  readonly id: string
  readonly name: string
  readonly status: AgreementStatus
}

export function setStatus(room: Room, actor: Actor, part: string, status: AgreementStatus, note?: string): AgreedPart {
  return room.act(() => {
    if (!mayDo(actor, 'set-status')) throw new Problem('not-allowed')
    if (status !== 'open' && zeroRoundOf(room.db, room.info.workingGroup)) throw new Problem('in-zero-round')
    const { article, composed } = mustFindPart(room, part)
    const open = issuesOf(composed)
    if (status !== 'open' && open.length > 0) {
      const detail =
        open.length === 1 ? 'One issue in it is still open.' : `${open.length} issues in it are still open.`
      throw new Problem('article-not-clean', detail, { issues: open.map((issue) => nameIssue(room, issue)) })
    }
    const before = room.live.recordOfArticle(part)?.status ?? 'open'
    const name = room.live.designations.get(part) ?? ''
    room.setStatus(part, { status, by: actor.name, at: room.now(), ...(note ? { note } : {}) })
    room.note('article-status', actor, {
      article,
      ...(part === article ? {} : { provision: part }),
      name,
      before,
      status,
      ...(note ? { note } : {})
    })
    return { id: part, name, status }
  })
}

/** The article, or the article cut down to one provision. */
function mustFindPart(room: Room, part: string): { article: string; composed: ComposedArticle } {
  for (const composed of room.live.composed) {
    if (!room.live.findArticle(composed.id)) continue
    if (composed.id === part) return { article: part, composed }
    const from = composed.segments.findIndex(
      ({ piece, inserted }) => piece.type === 'mark' && piece.id === part && inserted.length === 0
    )
    if (from < 0) continue
    const end = composed.segments.findIndex(
      ({ piece, inserted }, index) => index > from && piece.type === 'mark' && inserted.length === 0
    )
    return {
      article: composed.id,
      composed: { ...composed, segments: composed.segments.slice(from, end < 0 ? undefined : end) }
    }
  }
  throw new Problem('not-found', `There is no article or provision ${part} in the text as it stands.`)
}

function nameIssue(room: Room, { id, article, proposals }: Issue) {
  return {
    id,
    article,
    proposals: proposals.map((proposal) => {
      const record = room.live.recordOf(proposal)
      return { id: proposal, number: record?.number ?? null, holder: record?.holder ?? null }
    })
  }
}
