/**
 * The legal scrub of an instrument: of the text as it stands, or of a revision. Obligations are compared with the revision
 * before, unless another is named. Reading changes nothing; brackets and the words of proposals are not in what is scrubbed.
 * The same text is scrubbed once; a long one in a thread.
 */
import { PARTIES } from '@cartif/negotiation'
import { KeptWork } from '../workers/kept-work.ts'
import type { Workers } from '../workers/workers.ts'
import { lettersIn } from './compare-sides.ts'
import { listRevisions, mustFindIssued, mustFindRevision } from './revisions.ts'
import type { Revision } from './revisions.ts'
import type { Room } from './room.ts'
import type { ScrubInput } from './scrub-task.ts'
import { textVersion } from './text-version.ts'

export interface ScrubRequest {
  readonly revision?: string | undefined
  readonly since?: string | undefined
}

/** Of what is kept, in bytes. */
const MOST = 16 << 20

export class Scrubs {
  private readonly workers: Workers
  private readonly kept = new KeptWork<Uint8Array>(MOST, ({ length }) => length)

  constructor(workers: Workers) {
    this.workers = workers
  }

  /** The answer in JSON. */
  read(room: Room, request: ScrubRequest, signal: AbortSignal): Promise<Uint8Array> {
    const revision = request.revision === undefined ? undefined : mustFindIssued(room, request.revision)
    const before = revisionBefore(room, revision, request.since)
    const words = [revision?.number ?? textVersion(room), before?.number ?? null]
    const name = JSON.stringify([room.info.id, room.info.title, ...words])
    return this.kept.get(name, signal, async (wanted) => {
      const input = inputOf(room, revision, before)
      const size = lettersIn(input.articles, input.previous ?? [])
      return this.workers.run('scrub', input, { size, signal: wanted })
    })
  }
}

function inputOf(room: Room, revision: Revision | undefined, before: Revision | undefined): ScrubInput {
  const articlesOf = ({ number }: Revision) => mustFindRevision(room, String(number)).negotiation.articles
  return {
    articles: revision ? articlesOf(revision) : room.live.negotiation.articles,
    previous: before && articlesOf(before),
    parties: PARTIES.map(([, name]) => name),
    agreements: [room.info.title],
    symbol: revision?.symbol ?? 'live',
    since: before?.symbol ?? null
  }
}

/** The one that is named, else the last before what is scrubbed; none before the zero draft. */
function revisionBefore(room: Room, revision: Revision | undefined, since: string | undefined): Revision | undefined {
  if (since !== undefined) return mustFindIssued(room, since)
  return listRevisions(room).findLast(({ number }) => revision === undefined || number < revision.number)
}
