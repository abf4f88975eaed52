/**
 * What a draft would put on the table, before it is put there: how many articles, how many brackets, whose proposals, and what
 * of it would become no more than a note. Counted from the same reading that the import tables, so that the two agree.
 */
import type { Header } from '@cartif/treaty-text'
import { sponsorsIn } from './header-sponsors.ts'
import type { GroupDraft } from './must-read-draft.ts'
import type { DraftArticle, DraftProposal } from './read-draft.ts'

export interface DraftPreview {
  readonly articles: number
  readonly brackets: number
  /** Words in brackets for which others stand are no proposal of their own. */
  readonly proposals: number
  /** Of these, those under nobody's name. */
  readonly unnamed: number
  /** By code. */
  readonly parties: readonly { readonly party: string; readonly proposals: number; readonly coSponsored: number }[]
  readonly notes: readonly string[]
}

export function previewDraft({ articles, brackets, notes }: GroupDraft): DraftPreview {
  const headers = articles.flatMap(headersOf)
  const sponsors = headers.map(sponsorsIn)
  const parties = [...new Set(sponsors.flat())].toSorted().map((party) => ({
    party: party.toUpperCase(),
    proposals: sponsors.filter(([first]) => first === party).length,
    coSponsored: sponsors.filter((all) => all.indexOf(party) > 0).length
  }))
  return {
    articles: articles.filter(({ kind }) => kind === 'article').length,
    brackets,
    proposals: headers.length,
    unnamed: sponsors.filter((all) => all.length === 0).length,
    parties,
    notes: [...notes.map(({ line, message }) => `Line ${line}: ${message}`), ...headers.flatMap(stanceNotes)]
  }
}

function headersOf({ whole, proposals }: DraftArticle): readonly (Header | undefined)[] {
  return [...(whole ? [whole.header] : []), ...proposals.flatMap(headersIn)]
}

function headersIn(proposal: DraftProposal): readonly (Header | undefined)[] {
  return [proposal.header, ...(proposal.kind === 'splice' ? proposal.inner.flatMap(headersIn) : [])]
}

/** An import takes no position for anybody: whoever is said to have one takes it. */
function stanceNotes(header: Header | undefined): readonly string[] {
  if (header === undefined) return []
  const sponsors = sponsorsIn(header)
  const others = header.clauses.filter(({ parties }) => parties.some((one) => !sponsors.includes(one.toLowerCase())))
  return others.map(
    ({ parties, verb = 'propose' }) =>
      `“${parties.join(', ')} ${verb}” is kept in the rationale; it becomes nobody’s position.`
  )
}
