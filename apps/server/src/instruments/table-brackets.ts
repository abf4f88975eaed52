/**
 * What an imported draft proposes in brackets, tabled: in the layer of whoever its header names first, in that of the record where
 * it names nobody. Whoever it names beside the first sponsors the proposal, as anybody does who joins one. What the header says of
 * others is kept in the rationale: an import takes no position for anybody.
 */
import type { NewChange } from '@cartif/live'
import { COMMON_HOLDERS } from '@cartif/negotiation'
import type { Header } from '@cartif/treaty-text'
import { lineLength } from '@cartif/treaty-text'
import { sponsorsIn } from './header-sponsors.ts'
import { takePosition } from './positions.ts'
import { placeAt } from './propose.ts'
import type { DraftArticle, DraftProposal } from './read-draft.ts'
import type { Room } from './room.ts'

/** They take no positions. */
const OFFICES: ReadonlySet<string> = new Set(COMMON_HOLDERS)

/** What was tabled under more names than one: the id of the proposal, and the codes of whoever sponsors it with its holder. */
export interface Joined {
  readonly proposal: string
  readonly parties: readonly string[]
}

/** Inside an act of the room, after the articles have been written. Who sponsors what is left to `joinSponsors`, in acts that follow. */
export function tableBrackets(room: Room, articles: readonly DraftArticle[], by: string): readonly Joined[] {
  const table = new BracketTable(room, by)
  for (const article of articles) table.takeArticle(article)
  return table.joined
}

/** A sponsor stands on a version of the words, so it joins when all of them are on the table. */
export function joinSponsors(room: Room, joined: readonly Joined[], by: string): void {
  for (const { proposal, parties } of joined)
    for (const party of parties) {
      const importer = { user: 'server', name: by, role: 'delegate' as const, party }
      takePosition(room, importer, proposal, 'sponsor', { note: 'Named in the bracket of the imported draft.' })
    }
}

class BracketTable {
  readonly joined: Joined[] = []
  private readonly room: Room
  private readonly by: string

  constructor(room: Room, by: string) {
    this.room = room
    this.by = by
  }

  takeArticle(article: DraftArticle): void {
    this.tableIn(this.tableWhole(article), article.proposals)
  }

  /** Returns the name of the article's text: it has another one where the article is only proposed. */
  private tableWhole({ whole, id, order, kind: articleKind, line }: DraftArticle): string {
    if (whole === undefined) return id
    const change: Readonly<Record<typeof whole.kind, NewChange>> = {
      insert: { kind: 'insert-article', order, articleKind, line },
      delete: { kind: 'delete-article', article: id },
      bracket: { kind: 'bracket', in: id, from: 1, to: lineLength(line) }
    }
    const made = this.table(whole.header, change[whole.kind])
    return whole.kind === 'insert' ? made : id
  }

  private tableIn(text: string, proposals: readonly DraftProposal[]): void {
    for (const proposal of proposals) {
      const { kind, header, from, to } = proposal
      if (kind === 'bracket') this.table(header, { kind, in: text, from, to })
      else {
        const place = placeAt(this.room, text, to)
        const made = this.table(header, { kind, in: text, from, to, at: to, place, line: proposal.line })
        this.tableIn(made, proposal.inner)
      }
    }
  }

  /** Returns the id of the change. */
  private table(header: Header | undefined, change: NewChange): string {
    const { room, by } = this
    const [holder = 'record', ...others] = sponsorsIn(header).filter((one) => room.holders.includes(one))
    const parties = others.filter((one) => !OFFICES.has(one))
    const proposal = room.writer(holder, by).propose([change], rationaleOf(header))
    if (parties.length > 0) this.joined.push({ proposal, parties })
    return room.live.findProposal(proposal)!.changes[0]!.id
  }
}

function rationaleOf(header: Header | undefined): string {
  if (header === undefined) return 'In brackets in the imported draft, without a name.'
  if (header.option !== undefined) return `“${header.option}” in the imported draft.`
  const said = header.clauses.map(({ parties, verb = 'propose' }) => `${parties.join(', ')} ${verb}`)
  return `In the imported draft: ${said.join('; ')}.`
}
