/**
 * What the register says happened between two moments on an instrument, or on one of its articles: which proposals were tabled,
 * accepted, rejected and withdrawn, what was agreed, which revisions were issued. Nobody types these; they are the facts beside the
 * words of an outcome.
 */
import { isAbout } from '../instruments/history.ts'
import type { Room } from '../instruments/room.ts'
import type { RegisterRow } from '../storage/register.ts'

export interface Facts {
  /** Numbers of proposals. */
  readonly tabled: readonly number[]
  readonly accepted: readonly number[]
  readonly rejected: readonly number[]
  readonly withdrawn: readonly number[]
  readonly positions: number
  /** "Article 5" */
  readonly agreed: readonly string[]
  readonly reopened: readonly string[]
  /** Symbols */
  readonly revisions: readonly string[]
}

export interface Span {
  /** ISO 8601 in UTC, both included. */
  readonly from: string
  readonly to: string
}

const KINDS = [
  'proposal-tabled',
  'proposal-accept',
  'proposal-reject',
  'proposal-withdraw',
  'issue-retained',
  'position-taken',
  'standing-taken',
  'article-status',
  'revision-issued'
] as const

interface ActBody {
  readonly number?: number
  readonly numbers?: readonly number[]
  readonly name?: string
  readonly status?: string
  readonly symbol?: string
}

/** The acts that count, oldest first. */
export function actsWithin({ db, info }: Room, { from, to }: Span): readonly RegisterRow[] {
  const all = db.query.selectFrom('register').selectAll().where('instrument', '=', info.id)
  const query = all
    .where('at', '>=', from)
    .where('at', '<=', to)
    .where('kind', 'in', [...KINDS])
  return db.all(query.orderBy('seq')).map((row) => {
    const { body, previous_hash: _, ...rest } = row
    return { ...rest, body: JSON.parse(body) as unknown }
  })
}

/** Of these articles; of the whole instrument where none is named. */
export function factsOf(room: Room, acts: readonly RegisterRow[], articles: readonly string[] = []): Facts {
  const tests = articles.map((article) => isAbout(room, article))
  const counted = tests.length === 0 ? acts : acts.filter((row) => tests.some((isOf) => isOf(row)))
  const numbersIn = (...kinds: readonly string[]) => uniqueNumbers(counted.filter(({ kind }) => kinds.includes(kind)))
  const positions = counted.filter(({ kind }) => kind === 'position-taken' || kind === 'standing-taken').length
  return {
    tabled: numbersIn('proposal-tabled'),
    accepted: numbersIn('proposal-accept'),
    rejected: numbersIn('proposal-reject', 'issue-retained'),
    withdrawn: numbersIn('proposal-withdraw'),
    positions,
    ...statusesOf(counted),
    revisions: counted.flatMap(({ kind, body }) => (kind === 'revision-issued' ? ((body as ActBody).symbol ?? []) : []))
  }
}

function uniqueNumbers(rows: readonly RegisterRow[]): readonly number[] {
  const numbers = rows.flatMap(({ body }) => {
    const { number, numbers: several = [] } = body as ActBody
    return number === undefined ? several : [number]
  })
  return [...new Set(numbers)].toSorted((a, b) => a - b)
}

/** What an article ended as: agreed and opened again within the time, it was not agreed in it. */
function statusesOf(rows: readonly RegisterRow[]): Pick<Facts, 'agreed' | 'reopened'> {
  const last = new Map<string, string>()
  for (const { kind, body } of rows) {
    const { name = '', status = 'open' } = body as ActBody
    if (kind === 'article-status') last.set(name || 'the title', status)
  }
  const named = [...last]
  return {
    agreed: named.flatMap(([name, status]) => (status === 'open' ? [] : [name])),
    reopened: named.flatMap(([name, status]) => (status === 'open' ? [name] : []))
  }
}
