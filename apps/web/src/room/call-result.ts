/** What came of a call for consensus, in words: the same on the page of the text, on the wall and in the register. */
export interface CallAnswer {
  readonly party: string
  readonly answer: string
}

interface CallResult {
  readonly outcome?: string
  readonly reason?: string
  readonly became?: string
  readonly answers?: readonly CallAnswer[]
  readonly silent?: readonly string[]
  /** Of the silent, who has a position on record. */
  readonly positions?: readonly { readonly party: string; readonly stance: string }[]
}

const OUTCOMES: Readonly<Record<string, string>> = { consensus: 'no objection', objection: 'objection' }
const REASONS: Readonly<Record<string, string>> = {
  'text-changed': 'the words of the text were changed while it was open',
  'wording-changed': 'the words of the proposal were changed while it was open',
  'proposal-closed': 'the proposal was decided on or taken back while it was open'
}
const BECAME: Readonly<Record<string, string>> = {
  accepted: 'was accepted',
  rejected: 'was rejected',
  withdrawn: 'was withdrawn',
  superseded: 'was superseded',
  overtaken: 'was overtaken',
  lapsed: 'lapsed'
}
const STANDS: Readonly<Record<string, string>> = {
  sponsor: 'sponsors',
  support: 'supports',
  oppose: 'opposes',
  reserve: 'reserves'
}
const SAID = [
  ['join', 'joined'],
  ['reserve', 'reserved'],
  ['object', 'objected']
] as const

/** "no objection; joined: KAZ; reserved: PAK; did not answer: UZB (opposes); silent: AFG, CHN" */
export function sayResult({
  outcome = '',
  reason = '',
  became,
  answers = [],
  silent = [],
  positions = []
}: CallResult): string {
  const said = SAID.map(([answer, word]) => list(word, answers.filter((one) => one.answer === answer).map(partyOf)))
  const what = outcome === 'lapsed' ? sayReason(reason, became) : OUTCOMES[outcome]
  const stances = positions.map(
    ({ party, stance }) => `${party.toUpperCase()} (${STANDS[stance] ?? stance.replaceAll('-', ' ')})`
  )
  const standing = stances.length === 0 ? '' : `did not answer: ${stances.join(', ')}`
  const quiet = silent.filter((party) => positions.every((one) => one.party !== party))
  return [what ?? outcome, ...said, standing, list('silent', quiet)].filter((part) => part !== '').join('; ')
}

function sayReason(reason: string, became = ''): string | undefined {
  const ended = BECAME[became]
  return ended ? `the proposal ${ended} while it was open` : REASONS[reason]
}

function partyOf({ party }: CallAnswer): string {
  return party
}

function list(word: string, parties: readonly string[]): string {
  return parties.length === 0 ? '' : `${word}: ${parties.map((party) => party.toUpperCase()).join(', ')}`
}
