/**
 * The legal scrub of an instrument: of the text as it stands, or of a revision. Obligations are compared with the revision
 * before, unless another is named. Reading changes nothing; brackets and the words of proposals are not in what is scrubbed.
 */
import { PARTIES } from '@cartif/negotiation'
import { RULE_TITLES, ScrubText, changeOfFix, placeToReword, scrub } from '@cartif/scrub'
import type { Article } from '@cartif/treaty-text'
import { listRevisions, mustFindRevision } from './revisions.ts'
import type { RevisionText } from './revisions.ts'
import type { Room } from './room.ts'

export interface ScrubRequest {
  readonly revision?: string | undefined
  readonly since?: string | undefined
}

export function scrubRoom(room: Room, request: ScrubRequest) {
  const revision = request.revision === undefined ? undefined : mustFindRevision(room, request.revision)
  const articles = revision?.negotiation.articles ?? room.live.negotiation.articles
  const before = revisionBefore(room, revision, request.since)
  const findings = scrub(articles, {
    parties: PARTIES.map(([, name]) => name),
    agreements: [room.info.title],
    ...(before ? { previous: before.negotiation.articles } : {})
  })
  const changes = changeOfFix(articles, findings)
  const places = placeToReword(articles, findings)
  return {
    symbol: revision?.symbol ?? 'live',
    since: before?.symbol ?? null,
    rules: [...RULE_TITLES].map(([name, title]) => ({ name, title })),
    findings: findings.map((one) => ({
      ...one,
      ...named('change', changes.get(one.id)),
      ...named('place', places.get(one.id))
    })),
    articles: readArticles(articles)
  }
}

function named<K extends string, T>(key: K, value: T | undefined): { readonly [key in K]?: T } {
  return value === undefined ? {} : ({ [key]: value } as { readonly [key in K]: T })
}

/** The one that is named, else the last before what is scrubbed; none before the zero draft. */
function revisionBefore(
  room: Room,
  revision: RevisionText | undefined,
  since: string | undefined
): RevisionText | undefined {
  if (since !== undefined) return mustFindRevision(room, since)
  const before = listRevisions(room).findLast(({ number }) => revision === undefined || number < revision.number)
  return before && mustFindRevision(room, before.symbol)
}

function readArticles(articles: readonly Article[]) {
  return new ScrubText(articles).articles.map(({ provisions, ...rest }) => ({
    ...rest,
    provisions: provisions.map(({ id, kind, number, designation, words, references }) => ({
      id,
      kind,
      number,
      designation,
      words,
      references: references.map(({ at, name }) => ({ at, name }))
    }))
  }))
}
