/**
 * The slow and obvious way to put on the table what an imported draft proposes in brackets: one after the other, in the order of
 * the draft, each read before the next is written, and every sponsor by an act of its own. The tests hold `tableBrackets` against it.
 */
import type { NewChange } from '@cartif/live'
import type { Header } from '@cartif/treaty-text'
import { lineLength } from '@cartif/treaty-text'
import { sponsorsIn } from '../header-sponsors.ts'
import { takePosition } from '../positions.ts'
import { placeAt } from '../propose.ts'
import type { DraftArticle, DraftProposal } from '../read-draft.ts'
import type { Room } from '../room.ts'

/** With the articles in the text already. */
export function tableOneByOne(room: Room, articles: readonly DraftArticle[], by: string): void {
  const joined: { proposal: string; parties: readonly string[] }[] = []
  const table = (header: Header | undefined, change: NewChange): string => {
    const [holder = 'record', ...others] = sponsorsIn(header).filter((one) => room.holders.includes(one))
    const proposal = room.writer(holder, by).propose([change])
    joined.push({ proposal, parties: others.filter((one) => one.length === 3) })
    return room.live.findProposal(proposal)!.changes[0]!.id
  }
  const tableIn = (text: string, proposals: readonly DraftProposal[]): void => {
    for (const { header, ...proposal } of proposals) {
      const { from, to } = proposal
      if (proposal.kind === 'bracket') table(header, { kind: 'bracket', in: text, from, to })
      else {
        const place = placeAt(room, text, to)
        const made = table(header, { kind: 'splice', in: text, from, to, at: to, place, line: proposal.line })
        tableIn(made, proposal.inner)
      }
    }
  }
  room.act(() => {
    for (const { whole, id, order, kind: articleKind, line, proposals } of articles) {
      let text = id
      if (whole?.kind === 'insert') text = table(whole.header, { kind: 'insert-article', order, articleKind, line })
      else if (whole?.kind === 'delete') table(whole.header, { kind: 'delete-article', article: id })
      else if (whole) table(whole.header, { kind: 'bracket', in: id, from: 1, to: lineLength(line) })
      tableIn(text, proposals)
    }
  })
  for (const { proposal, parties } of joined)
    for (const party of parties)
      takePosition(room, { user: 'server', name: by, role: 'delegate', party }, proposal, 'sponsor')
}
