/** What came of a call for consensus, in words: the same on the page of the text, on the wall and in the register. */
export interface CallAnswer {
  readonly party: string
  readonly answer: string
}

interface CallResult {
  readonly outcome?: string
  readonly reason?: string
  readonly answers?: readonly CallAnswer[]
  readonly silent?: readonly string[]
}

const OUTCOMES: Readonly<Record<string, string>> = { consensus: 'no objection', objection: 'objection' }
const REASONS: Readonly<Record<string, string>> = {
  'text-changed': 'the words of the text were changed while it was open',
  'wording-changed': 'the words of the proposal were changed while it was open',
  'proposal-closed': 'the proposal was decided on or taken back while it was open'
}
const SAID = [
  ['join', 'joined'],
  ['reserve', 'reserved'],
  ['object', 'objected']
] as const

/** "no objection; joined: KAZ; reserved: PAK; silent: AFG, CHN" */
export function sayResult({ outcome = '', reason = '', answers = [], silent = [] }: CallResult): string {
  const said = SAID.map(([answer, word]) => list(word, answers.filter((one) => one.answer === answer).map(partyOf)))
  const what = outcome === 'lapsed' ? REASONS[reason] : OUTCOMES[outcome]
  return [what ?? outcome, ...said, list('silent', silent)].filter((part) => part !== '').join('; ')
}

function partyOf({ party }: CallAnswer): string {
  return party
}

function list(word: string, parties: readonly string[]): string {
  return parties.length === 0 ? '' : `${word}: ${parties.map((party) => party.toUpperCase()).join(', ')}`
}
