/**
 * A redline as a Word file: tracked changes under the names of those whose act brought them, where that is known, else
 * under the later text's symbol; and in the margin which acts did what.
 */
import { writeRedlineDocx } from '@cartif/formats'
import type { Remark } from '@cartif/formats'
import { nameOf } from '@cartif/negotiation'
import { withReferenceWords } from '@cartif/redline'
import type { Change, Hunk, Redline } from '@cartif/redline'
import type { ChangeAct } from './compare-acts.ts'
import type { SideName } from './compare-html.ts'
import { readRedline } from './compare-task.ts'
import type { Compared } from './compare-task.ts'

interface DocxRequest {
  /** What the instrument is called. */
  readonly title: string
  readonly sides: readonly [SideName, SideName]
  /** Whether the later text is a revision: then the file is under its symbol alone. */
  readonly isIssued: boolean
  readonly compared: Pick<Compared, 'redline' | 'changes'>
  /** For each change, the acts behind it. */
  readonly acts: readonly (readonly ChangeAct[])[]
  /** ISO 8601: when it is written, where the later text has no date of its own. */
  readonly now: string
  /** What stands at the top of every page. */
  readonly note: string
}

export function comparisonDocx({
  title,
  sides,
  isIssued,
  compared,
  acts,
  now,
  note
}: DocxRequest): Promise<Uint8Array> {
  const [from, to] = sides
  const redline = readRedline(compared)
  return writeRedlineDocx(redline, {
    author: isIssued ? to.symbol : `${title}, ${to.symbol}`,
    date: to.issuedAt ?? now,
    title: `${title}: from ${from.symbol} to ${to.symbol}`,
    note,
    authors: authorsOf(redline, compared.changes, acts),
    comments: remarksOf(redline, compared.changes, acts)
  })
}

/** By the hunks of the redline; changes count those of one with the words of references, in which the same ones differ. */
function authorsOf(
  redline: Redline,
  changes: readonly Change[],
  acts: readonly (readonly ChangeAct[])[]
): ReadonlyMap<Hunk, string> {
  const shown = withReferenceWords(redline)
  const authors = new Map<Hunk, string>()
  changes.forEach(({ at }, index) => {
    const author = authorIn(acts[index]!)
    if (author === undefined) return
    const places = at.provision === undefined ? redline.articles[at.article]!.provisions.keys() : [at.provision]
    for (const place of places) {
      const own = redline.articles[at.article]!.provisions[place]!.hunks.filter(isDifferent)
      const read = shown.articles[at.article]!.provisions[place]!.hunks
      const isOfChange = (hunk: Hunk) => at.provision === undefined || at.hunks.includes(read.indexOf(hunk))
      read.filter(isDifferent).forEach((hunk, order) => isOfChange(hunk) && authors.set(own[order]!, author))
    }
  })
  return authors
}

function isDifferent({ op }: Hunk): boolean {
  return op !== 'equal'
}

/** Of several acts the last is the one that brought the words. */
function authorIn(acts: readonly ChangeAct[]): string | undefined {
  const last = acts.at(-1)
  if (!last) return undefined
  if (last.parties.length === 0) return last.by === '' ? undefined : last.by
  return last.parties.map((party) => (party === 'chair' ? 'Chair' : nameOf(party))).join(', ')
}

/** By the provision a change is in, or its article; what several changes have in common is said once. */
function remarksOf(
  redline: Redline,
  changes: readonly Change[],
  acts: readonly (readonly ChangeAct[])[]
): Readonly<Record<string, readonly Remark[]>> {
  const remarks: Record<string, Remark[]> = {}
  changes.forEach((change, index) => {
    const list = (remarks[placeOf(redline, change)] ??= [])
    for (const { by, at, sentence, note } of acts[index]!) {
      const text = note === '' ? sentence : `${sentence}\n${note}`
      if (!list.some((one) => one.text === text && one.date === at)) list.push({ author: by, date: at, text })
    }
  })
  return remarks
}

function placeOf(redline: Redline, { article, at }: Change): string {
  if (at.provision === undefined) return article
  const { before, after } = redline.articles[at.article]!.provisions[at.provision]!
  return (after ?? before)!.mark?.id ?? article
}
