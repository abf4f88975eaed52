/** A redline for reading: reference pieces as the words they show, and where those follow a renumbering said so. */
import { lineLength, normalizeLine, pieceLength } from '@cartif/treaty-text'
import type { Line } from '@cartif/treaty-text'
import type { ProvisionChange, Redline, ReferenceNames } from './compare.ts'
import { LineReader } from './words.ts'
import type { Hunk } from './words.ts'

export function withReferenceWords({ articles, references }: Redline): Redline {
  const provision = (change: ProvisionChange): ProvisionChange => {
    const hunks = change.hunks.flatMap((hunk) => shownHunks(hunk, references))
    return hunks.length === change.hunks.length && hunks.every((hunk, index) => hunk === change.hunks[index])
      ? change
      : { ...change, hunks }
  }
  return {
    references,
    articles: articles.map((article) => ({ ...article, provisions: article.provisions.map(provision) }))
  }
}

function shownHunks(hunk: Hunk, { before, after }: Redline['references']): readonly Hunk[] {
  if (!hasReference(hunk.line) && !(hunk.op === 'equal' && hunk.before && hasReference(hunk.before))) return [hunk]
  if (hunk.op !== 'equal') return [{ ...hunk, line: shown(hunk.line, hunk.op === 'delete' ? before : after) }]
  if (hunk.followed) return [{ ...hunk, line: shown(hunk.line, after), before: shown(hunk.before!, before) }]
  return cutAtReferences(hunk, before, after)
}

/** Equal hunks have their references at the same places on both sides. */
function cutAtReferences(
  { line, before = line }: Extract<Hunk, { op: 'equal' }>,
  namesBefore: ReferenceNames,
  namesAfter: ReferenceNames
): readonly Hunk[] {
  const [left, right] = [new LineReader(before), new LineReader(line)]
  const take = (end: number): readonly Hunk[] => {
    const [old, now] = [left.upTo(end), right.upTo(end)]
    return now.length === 0 ? [] : [{ op: 'equal', line: shown(now, namesAfter), before: shown(old, namesBefore) }]
  }
  const hunks: Hunk[] = []
  let at = 0
  for (const piece of line) {
    if (piece.type === 'reference' && namesBefore[piece.target] !== namesAfter[piece.target]) {
      hunks.push(...take(at), ...take(at + 1).map((hunk) => ({ ...hunk, followed: true }) as Hunk))
    }
    at += pieceLength(piece)
  }
  return [...hunks, ...take(lineLength(line))]
}

function hasReference(line: Line): boolean {
  return line.some(({ type }) => type === 'reference')
}

function shown(line: Line, names: ReferenceNames): Line {
  return normalizeLine(
    line.map((piece) =>
      piece.type === 'reference' ? { type: 'text', text: names[piece.target] ?? piece.name ?? '…' } : piece
    )
  )
}
