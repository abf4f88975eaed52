/**
 * What an imported draft proposes in brackets, tabled: in the layer of whoever its header names first, in that of the record where
 * it names nobody. What the header says of others is kept in the rationale: an import takes no position for anybody.
 */
import type { NewChange } from '@cartif/live'
import type { Header } from '@cartif/treaty-text'
import { lineLength } from '@cartif/treaty-text'
import { placeAt } from './propose.ts'
import type { DraftArticle, DraftProposal } from './read-draft.ts'
import type { Room } from './room.ts'

/** Inside an act of the room, after the articles have been written. */
export function tableBrackets(room: Room, articles: readonly DraftArticle[], by: string): void {
  for (const article of articles) {
    const text = tableWhole(room, article, by)
    tableIn(room, text, article.proposals, by)
  }
}

/** Returns the name of the article's text: it has another one where the article is only proposed. */
function tableWhole(room: Room, { whole, id, order, kind: articleKind, line }: DraftArticle, by: string): string {
  if (whole === undefined) return id
  const change: Readonly<Record<typeof whole.kind, NewChange>> = {
    insert: { kind: 'insert-article', order, articleKind, line },
    delete: { kind: 'delete-article', article: id },
    bracket: { kind: 'bracket', in: id, from: 1, to: lineLength(line) }
  }
  const made = table(room, whole.header, change[whole.kind], by)
  return whole.kind === 'insert' ? made : id
}

function tableIn(room: Room, text: string, proposals: readonly DraftProposal[], by: string): void {
  for (const proposal of proposals) {
    const { kind, header, from, to } = proposal
    if (kind === 'bracket') table(room, header, { kind, in: text, from, to }, by)
    else {
      const place = placeAt(room, text, to)
      const made = table(room, header, { kind, in: text, from, to, at: to, place, line: proposal.line }, by)
      tableIn(room, made, proposal.inner, by)
    }
  }
}

/** Returns the id of the change. */
function table(room: Room, header: Header | undefined, change: NewChange, by: string): string {
  const proposal = room.writer(holderOf(room, header), by).propose([change], rationaleOf(header))
  return room.live.findProposal(proposal)!.changes[0]!.id
}

function holderOf({ holders }: Room, header: Header | undefined): string {
  const proposers =
    header?.clauses.find(({ verb }) => verb === undefined) ?? header?.clauses.find(({ verb }) => verb === 'oppose')
  const first = proposers?.parties[0]?.toLowerCase() ?? ''
  return holders.includes(first) ? first : 'record'
}

function rationaleOf(header: Header | undefined): string {
  if (header === undefined) return 'In brackets in the imported draft, without a name.'
  if (header.option !== undefined) return `“${header.option}” in the imported draft.`
  const said = header.clauses.map(({ parties, verb = 'propose' }) => `${parties.join(', ')} ${verb}`)
  return `In the imported draft: ${said.join('; ')}.`
}
