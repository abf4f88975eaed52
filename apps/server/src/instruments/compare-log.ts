/**
 * What the register says about the words of an instrument, read once and from then on only what was added. Law: it is what
 * reading all rows again would give, since rows are only ever added.
 */
import type { Reversal } from '@cartif/negotiation'
import type { RegisterRow } from '../storage/register.ts'
import type { Room } from './room.ts'
import { struckIn } from './struck-words.ts'
import type { StruckWords } from './struck-words.ts'

export type ActKind =
  | 'tabled'
  | 'open'
  | 'accepted'
  | 'rejected'
  | 'withdrawn'
  | 'superseded'
  | 'reopened'
  | 'pen'
  | 'lapsed'

/** A change of words as the register has it; white space as single spaces. */
interface Wording {
  readonly kind: string
  /** The id of the article or of the change whose words they are. */
  readonly text: string
  readonly removed: string
  readonly inserted: string
}

/** An entry of the register as it bears on a text. */
export interface Entry {
  /** Among the entries of the log, from 0. */
  readonly place: number
  readonly kind: ActKind
  readonly proposal: string | undefined
  readonly wordings: readonly Wording[]
  /** The words that it took out of the text, each where it stood. */
  readonly struck: readonly StruckWords[]
  readonly seq: number
  /** The id of the user, or `server`. */
  readonly actor: string
  /** ISO 8601 */
  readonly at: string
  readonly note: string
}

type Told = Omit<Entry, 'place'>

/** Rows read together. */
const PAGE = 1000
const logs = new WeakMap<Room, WordsLog>()

export class WordsLog {
  private readonly room: Room
  private readonly entries: Entry[] = []
  private readonly issued = new Map<number, number>()
  private last = 0

  /** Up to the newest row. */
  static of(room: Room): WordsLog {
    const log = logs.get(room) ?? new WordsLog(room)
    logs.set(room, log)
    log.read()
    return log
  }

  private constructor(room: Room) {
    this.room = room
  }

  /** The row with which a revision was issued; Infinity where there is none. */
  issuedAt(revision: number): number {
    return this.issued.get(revision) ?? Infinity
  }

  /** The entries behind one row up to another. */
  between(first: number, last: number): readonly Entry[] {
    return this.entries.filter(({ seq }) => seq > first && seq <= last)
  }

  private read(): void {
    const { room } = this
    for (let rows = PAGE; rows === PAGE;) {
      const page = room.register.list({ instrument: room.info.id, after: this.last, limit: PAGE })
      for (const row of page) this.take(row)
      this.last = page.at(-1)?.seq ?? this.last
      rows = page.length
    }
  }

  private take(row: RegisterRow): void {
    if (row.kind === 'revision-issued') this.issued.set((row.body as { number: number }).number, row.seq)
    for (const told of toldIn(row)) this.entries.push({ place: this.entries.length, ...told })
  }
}

const KINDS: Readonly<Record<string, ActKind>> = {
  'proposal-tabled': 'tabled',
  'proposal-accept': 'accepted',
  'proposal-reject': 'rejected',
  'proposal-withdraw': 'withdrawn',
  'proposal-reopen': 'reopened',
  'proposal-lapsed': 'lapsed',
  'issue-retained': 'rejected'
}

interface Body {
  readonly proposal?: string
  readonly wording?: readonly Wording[]
  readonly consequences?: readonly { readonly proposal: string; readonly effect: string }[]
  readonly left?: readonly { readonly proposal: string; readonly status: string }[]
  readonly article?: string
  readonly removed?: string
  readonly inserted?: string
  readonly note?: string
  readonly reversal?: Pick<Reversal, 'texts'>
}

function toldIn({ seq, kind, actor, at, body }: RegisterRow): readonly Told[] {
  const { proposal, wording = [], article, removed = '', inserted = '', note = '', reversal } = body as Body
  const told = { seq, actor, at, note, proposal, struck: [], wordings: [] }
  if (kind === 'text-edited' && article !== undefined)
    return [
      { ...told, kind: 'pen', proposal: undefined, wordings: [spaced({ kind, text: article, removed, inserted })] }
    ]
  const act = KINDS[kind]
  if (act === undefined) return []
  const struck = (reversal?.texts ?? []).flatMap(struckIn)
  return [{ ...told, kind: act, wordings: wording.map(spaced), struck }, ...followed(told, kind, body as Body)]
}

/** What became of others with it: rejected where the text was retained, else overtaken. */
function followed(
  told: Omit<Told, 'kind'>,
  row: string,
  { proposal, consequences = [], left = [] }: Body
): readonly Told[] {
  const isRejected = ({ status }: { readonly status: string }) => row === 'issue-retained' && status === 'rejected'
  const rejected = left.filter(isRejected).map((one) => one.proposal)
  const overtaken = consequences
    .filter(({ effect }) => effect === 'superseded' || effect === 'rejected')
    .map((one) => one.proposal)
  return [
    ...rejected.filter((one) => one !== proposal).map((one): Told => ({ ...told, kind: 'rejected', proposal: one })),
    ...overtaken
      .filter((one) => !rejected.includes(one))
      .map((one): Told => ({ ...told, kind: 'superseded', proposal: one }))
  ]
}

function spaced({ kind, text, removed, inserted }: Wording): Wording {
  return { kind, text, removed: removed.replace(/\s+/g, ' '), inserted: inserted.replace(/\s+/g, ' ') }
}
