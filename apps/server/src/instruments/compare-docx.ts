/** A redline as a Word file: tracked changes under the later text's symbol, and in the margin which acts did what. */
import { writeRedlineDocx } from '@cartif/formats'
import type { Remark } from '@cartif/formats'
import type { Change, Redline } from '@cartif/redline'
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
    comments: remarksOf(redline, compared.changes, acts)
  })
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
