/** What the pages and scripts read of an instrument: plain JSON, made from the live documents. */
import { lineWords, provisionsOf } from '@cartif/treaty-text'
import { composedLine, isOpen, issuesOf, nameOf, versionOf } from '@cartif/negotiation'
import type { ComposedArticle, Proposal } from '@cartif/negotiation'
import { listRevisions } from './revisions.ts'
import type { Room } from './room.ts'

export function readSummary(room: Room) {
  const { live, info } = room
  const latest = listRevisions(room).at(-1)
  const articles = live.composed.filter(({ kind, inserted }) => kind === 'article' && !inserted)
  return {
    ...info,
    latestRevision: latest ? { symbol: latest.symbol, issuedAt: latest.issuedAt } : null,
    counts: {
      articles: articles.length,
      agreed: articles.filter(({ id }) => room.isLocked(id)).length,
      openIssues: live.composed.reduce((count, article) => count + issuesOf(article).length, 0),
      openProposals: live.negotiation.proposals.filter(isOpen).length
    }
  }
}

export function readOutline(room: Room) {
  const { live } = room
  return live.outline.map(({ id, kind, number, title, provisions }) => {
    const composed = live.findComposed(id)
    return {
      id,
      kind,
      number,
      title,
      proposed: composed?.inserted !== undefined,
      openIssues: composed ? issuesOf(composed).length : 0,
      status: live.recordOfArticle(id)?.status ?? 'open',
      provisions: provisions.map((provision) => ({
        id: provision.id,
        kind: provision.kind,
        number: provision.number,
        designation: provision.designation
      }))
    }
  })
}

/** Articles with their provisions and words, of any view. */
export function readArticles(room: Room, articles: readonly ComposedArticle[]) {
  const outline = new Map(room.live.outline.map((entry) => [entry.id, entry]))
  return articles.map((article) => {
    const entry = outline.get(article.id)
    const numbers = new Map(entry?.provisions.map(({ id, number }) => [id, number]))
    const provisions = provisionsOf(composedLine(article.segments)).map(({ mark, line }) => ({
      id: mark.id,
      number: numbers.get(mark.id) ?? '',
      kind: mark.kind,
      text: lineWords(line)
    }))
    return { id: article.id, kind: article.kind, number: entry?.number ?? '', title: entry?.title ?? '', provisions }
  })
}

export function readProposal(room: Room, proposal: Proposal) {
  const { live } = room
  const record = live.recordOf(proposal.id)
  const wording = room.wording(proposal)
  const version = versionOf(wording)
  const first = wording[0]
  const articleId = first && (live.articleOf(first.text) ?? first.text)
  const entry = live.outline.find(({ id }) => id === articleId)
  return {
    id: proposal.id,
    number: record?.number ?? null,
    holder: proposal.holder,
    party: nameOf(proposal.holder),
    status: proposal.status,
    version,
    rationale: live.findLayerProposal(proposal.id)?.rationale ?? '',
    article: entry ? { id: entry.id, number: entry.number, title: entry.title } : null,
    tabledAt: record?.tabledAt ?? null,
    changes: wording.map(({ kind, text, removed, inserted }) => ({
      kind,
      in: text,
      amends: live.ownerOf(text) ?? null,
      removed,
      inserted
    })),
    sponsors: record?.sponsors ?? [proposal.holder],
    positions: (record?.positions ?? []).map((position) => ({ ...position, stale: position.version !== version })),
    decision: record?.decision ?? null
  }
}
