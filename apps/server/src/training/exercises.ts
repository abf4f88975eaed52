/**
 * The guided exercises: what somebody does in a training room is read from the register of that room, as what they did in a
 * negotiation would be. Each is done once its acts are there, by the same person, in whatever role.
 */
import type { RegisterRow } from '../storage/register.ts'

export type PracticeKind = 'delegate' | 'chair' | 'either'

export interface Exercise {
  readonly id: string
  readonly title: string
  readonly role: PracticeKind
  /** What to do, step by step. */
  readonly steps: readonly string[]
  /** The act that completes it, of those of one person, in a room with these acts; undefined where it is not done. */
  doneBy(own: readonly RegisterRow[], all: readonly RegisterRow[]): RegisterRow | undefined
}

export interface ExerciseProgress {
  readonly id: string
  /** When it was done; null where it is not. */
  readonly at: string | null
}

export const COMPARISON = 'comparison-answered'

export const EXERCISES: readonly Exercise[] = [
  {
    id: 'bracket',
    title: 'Bracket a word',
    role: 'delegate',
    steps: [
      'Open the text and select a word that your delegation cannot accept yet.',
      'Choose “Insert”, then “Brackets around the selected words” (Ctrl Shift B). The word stays in the text, and everybody sees that it is not agreed.'
    ],
    doneBy: (own) => own.find((row) => isProposal(row) && wordingOf(row).some(({ kind }) => kind === 'bracket'))
  },
  {
    id: 'oppose',
    title: 'Oppose with a reason',
    role: 'delegate',
    steps: [
      'Find a proposal of a practice partner beside the text.',
      'Take the position “oppose” and write in the note why. A reason moves a negotiation; a mere no does not.'
    ],
    doneBy: (own) => own.find((row) => isStance(row, 'oppose') && bodyOf(row).note?.trim())
  },
  {
    id: 'support',
    title: 'Support what another proposes',
    role: 'delegate',
    steps: [
      'Find another proposal that your delegation can live with.',
      'Take the position “support”. Silence is never support: only what is said counts.'
    ],
    doneBy: (own, all) => own.find((row) => isStance(row, 'support') && holderOf(row, all) !== row.party)
  },
  {
    id: 'alternative',
    title: 'Propose an alternative',
    role: 'delegate',
    steps: [
      'Go to the place where a practice partner proposes another word for “shall”.',
      'Select that “shall” in the text and type what your delegation would say instead. Both stand beside each other as alternatives.'
    ],
    doneBy: (own, all) =>
      own.find((row) => isProposal(row) && wordingOf(row).some((one) => isAlternative(one, row, all)))
  },
  {
    id: 'decide',
    title: 'As chair: accept, and agree ad referendum',
    role: 'chair',
    steps: [
      'Take the role of the chair. Accept a proposal that nobody opposes any more.',
      'When nothing is open in its article, mark the article agreed ad referendum: it is agreed in the room, and capitals confirm.'
    ],
    doneBy: (own) => lastOfBoth(own.find(isAcceptance), own.find(isAdReferendum))
  },
  {
    id: 'compare',
    title: 'Compare two revisions',
    role: 'either',
    steps: [
      'Open “Compare” and set the zero draft beside the first revision.',
      'One word of the text has been replaced. Write down here what stands in its place.'
    ],
    doneBy: (own) => own.find((row) => row.kind === COMPARISON && bodyOf(row).isRight === true)
  }
]

/** How far somebody has come, in the order of the exercises. */
export function progressOf(rows: readonly RegisterRow[], user: string): readonly ExerciseProgress[] {
  const own = rows.filter(({ actor }) => actor === user)
  return EXERCISES.map(({ id, doneBy }) => ({ id, at: doneBy(own, rows)?.at ?? null }))
}

interface Wording {
  readonly kind: string
  readonly text: string
  readonly removed: string
  readonly inserted: string
}

interface Body {
  readonly proposal?: string
  readonly stance?: string | null
  readonly note?: string
  readonly status?: string
  readonly holder?: string
  readonly isRight?: boolean
  readonly wording?: readonly Wording[]
}

function bodyOf({ body }: RegisterRow): Body {
  return body as Body
}

function wordingOf(row: RegisterRow): readonly Wording[] {
  return bodyOf(row).wording ?? []
}

function isProposal({ kind }: RegisterRow): boolean {
  return kind === 'proposal-tabled' || kind === 'proposal-worded'
}

function isStance(row: RegisterRow, stance: string): boolean {
  return row.kind === 'position-taken' && bodyOf(row).stance === stance
}

function isAcceptance({ kind }: RegisterRow): boolean {
  return kind === 'proposal-accept'
}

function isAdReferendum(row: RegisterRow): boolean {
  return row.kind === 'article-status' && bodyOf(row).status === 'agreed-ad-referendum'
}

function lastOfBoth(a: RegisterRow | undefined, b: RegisterRow | undefined): RegisterRow | undefined {
  if (!a || !b) return undefined
  return a.seq > b.seq ? a : b
}

/** Whose proposal a position is on. */
function holderOf(row: RegisterRow, all: readonly RegisterRow[]): string | undefined {
  const { proposal } = bodyOf(row)
  const tabled = all.find((one) => one.kind === 'proposal-tabled' && bodyOf(one).proposal === proposal)
  return tabled && bodyOf(tabled).holder
}

/** Other words for what somebody else had proposed to replace before. */
function isAlternative(own: Wording, row: RegisterRow, all: readonly RegisterRow[]): boolean {
  if (own.kind !== 'splice' || own.inserted.trim() === '' || own.removed.trim() === '') return false
  const before = all.filter((one) => one.seq < row.seq && isProposal(one) && one.party !== row.party)
  return before.flatMap(wordingOf).some((other) => other.text === own.text && overlaps(other.removed, own.removed))
}

function overlaps(a: string, b: string): boolean {
  return a.trim() !== '' && (a.includes(b) || b.includes(a))
}
