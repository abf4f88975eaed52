/**
 * What an imported draft proposes in brackets, tabled: in the layer of whoever its header names first, in that of the record where
 * it names nobody. Whoever it names beside the first sponsors the proposal, as anybody does who joins one. What the header says of
 * others is kept in the rationale: an import takes no position for anybody.
 *
 * All that stand in the text are written and read together, then all that stand in the words those bring, and so on: each depth
 * costs one reading of the text, however many there are. They are numbered in the order of the draft, as if each had been tabled
 * after the one before (table-brackets.test.ts).
 */
import type { NewChange, WrittenProposal } from '@cartif/live'
import { COMMON_HOLDERS, placeBetween } from '@cartif/negotiation'
import type { Header } from '@cartif/treaty-text'
import { lineLength } from '@cartif/treaty-text'
import { sponsorsIn } from './header-sponsors.ts'
import { takePositionNow } from './positions.ts'
import type { DraftArticle, DraftProposal } from './read-draft.ts'
import type { Room } from './room.ts'

/** They take no positions. */
const OFFICES: ReadonlySet<string> = new Set(COMMON_HOLDERS)

/** What was tabled under more names than one: the id of the proposal, and the codes of whoever sponsors it with its holder. */
export interface Joined {
  readonly proposal: string
  readonly parties: readonly string[]
}

/** Inside an act of the room, after the articles have been written. Who sponsors what is left to `joinSponsors`, in an act that follows. */
export function tableBrackets(room: Room, articles: readonly DraftArticle[], by: string): readonly Joined[] {
  const table = new BracketTable(room, by)
  table.take(articles)
  return table.joined
}

/** A sponsor stands on a version of the words, so it joins when all of them are on the table. */
export function joinSponsors(room: Room, joined: readonly Joined[], by: string): void {
  const join = ({ proposal, parties }: Joined) => {
    for (const party of parties) {
      const importer = { user: 'server', name: by, role: 'delegate' as const, party }
      const details = { note: 'Named in the bracket of the imported draft.' }
      takePositionNow(room, importer, proposal, 'sponsor', details)
    }
  }
  if (joined.length === 0) return
  room.act(() => room.live.readOnce(() => room.live.documents.record.transact(() => joined.forEach(join))))
}

/** A bracket on its way to the table. */
interface Waiting {
  readonly header: Header | undefined
  /** Made to the text it stands in, which has a name once whatever brings its words is written. */
  readonly change: (text: string) => NewChange
  /** What stands in the words it brings. */
  readonly inner: readonly Waiting[]
  written?: WrittenProposal
}

/** Brackets of one depth, each with its text. */
type Wave = readonly { readonly text: string; readonly bracket: Waiting }[]

class BracketTable {
  private readonly room: Room
  private readonly by: string
  /** In the order of the draft. */
  private readonly all: Waiting[] = []
  /** The place of what was brought last at a point of a text. */
  private readonly places = new Map<string, string>()

  constructor(room: Room, by: string) {
    this.room = room
    this.by = by
  }

  take(articles: readonly DraftArticle[]): void {
    let wave: Wave = articles.flatMap((article) =>
      this.planArticle(article).map((bracket) => ({ text: article.id, bracket }))
    )
    while (wave.length > 0) wave = this.write(wave)
    this.room.numberInOrder(this.all.map(({ written }) => written!.id))
  }

  get joined(): readonly Joined[] {
    return this.all.flatMap(({ header, written }) => {
      const parties = this.sponsors(header)
        .slice(1)
        .filter((one) => !OFFICES.has(one))
      return parties.length > 0 ? [{ proposal: written!.id, parties }] : []
    })
  }

  /** What is made to the article as it stands; an article that is only proposed has all else in its words. */
  private planArticle({ whole, id, order, kind: articleKind, line, proposals }: DraftArticle): readonly Waiting[] {
    if (whole === undefined) return this.plan(proposals)
    const change: Readonly<Record<typeof whole.kind, NewChange>> = {
      insert: { kind: 'insert-article', order, articleKind, line },
      delete: { kind: 'delete-article', article: id },
      bracket: { kind: 'bracket', in: id, from: 1, to: lineLength(line) }
    }
    const isNew = whole.kind === 'insert'
    const around = this.wait(
      whole.header,
      () => change[whole.kind],
      () => (isNew ? this.plan(proposals) : [])
    )
    return isNew ? [around] : [around, ...this.plan(proposals)]
  }

  private plan(proposals: readonly DraftProposal[]): readonly Waiting[] {
    return proposals.map((proposal) => {
      const { kind, header, from, to } = proposal
      if (kind === 'bracket')
        return this.wait(
          header,
          (text) => ({ kind, in: text, from, to }),
          () => []
        )
      const { line, inner } = proposal
      const splice = (text: string) => ({ kind, in: text, from, to, at: to, place: this.placeAt(text, to), line })
      return this.wait(header, splice, () => this.plan(inner))
    })
  }

  /** Whatever stands in a bracket comes right behind it. */
  private wait(header: Header | undefined, change: Waiting['change'], inner: () => readonly Waiting[]): Waiting {
    const at = this.all.length
    const waiting = { header, change, inner: [] as readonly Waiting[] }
    this.all.push(waiting)
    const within = inner()
    return (this.all[at] = { ...waiting, inner: within })
  }

  /** Behind everything that is brought at the same point. */
  private placeAt(text: string, at: number): string {
    const key = `${text} ${at}`
    const place = placeBetween(this.places.get(key) ?? null, null)
    this.places.set(key, place)
    return place
  }

  /** Tables the brackets of one depth; returns those of the next. */
  private write(wave: Wave): Wave {
    const { room, by } = this
    const byHolder = new Map<string, { bracket: Waiting; change: NewChange }[]>()
    for (const { text, bracket } of wave) {
      const [holder = 'record'] = this.sponsors(bracket.header)
      const list = byHolder.get(holder) ?? []
      list.push({ bracket, change: bracket.change(text) })
      byHolder.set(holder, list)
    }
    room.live.readOnce(() => {
      for (const [holder, list] of byHolder) {
        const wanted = list.map(({ bracket, change }) => ({
          changes: [change],
          rationale: rationaleOf(bracket.header)
        }))
        const written = room.writer(holder, by).proposeAll(wanted)
        list.forEach(({ bracket }, index) => void (bracket.written = written[index]!))
      }
    })
    return wave.flatMap(({ bracket }) =>
      bracket.inner.map((inner) => ({ text: bracket.written!.changes[0]!, bracket: inner }))
    )
  }

  private sponsors(header: Header | undefined): readonly string[] {
    return sponsorsIn(header).filter((one) => this.room.holders.includes(one))
  }
}

function rationaleOf(header: Header | undefined): string {
  if (header === undefined) return 'In brackets in the imported draft, without a name.'
  if (header.option !== undefined) return `“${header.option}” in the imported draft.`
  const said = header.clauses.map(({ parties, verb = 'propose' }) => `${parties.join(', ')} ${verb}`)
  return `In the imported draft: ${said.join('; ')}.`
}
