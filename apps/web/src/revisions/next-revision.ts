/** What the next revision is called, and what will still be open in it: said before it is issued, for it cannot be taken back. */
import type { Instrument, Revision } from '../shared/api.ts'

/** "CARTIF/FA/Rev.3" after "CARTIF/FA/Rev.2"; the first is the zero draft. */
export function nextSymbol(symbol: string, revisions: readonly Pick<Revision, 'number'>[]): string {
  const last = Math.max(-1, ...revisions.map(({ number }) => number))
  return `${symbol}/${last < 0 ? 'ZD' : `Rev.${last + 1}`}`
}

/** A pen that was handed over, until what was put into the text with it is settled. */
export interface OpenPen {
  /** What the article is called. */
  readonly name: string
  /** Codes of parties. */
  readonly parties: readonly string[]
  readonly put: readonly unknown[]
  readonly ended?: unknown
  readonly settled?: unknown
}

/** `calls`: what is being put to the room by an open call for consensus. */
export function sayStillOpen(
  counts: Instrument['counts'],
  calls: readonly string[],
  pens: readonly OpenPen[] = []
): readonly string[] {
  const { articles, agreed, openIssues, openProposals } = counts
  return [
    `${agreed} of ${articles} articles are agreed.`,
    openIssues === 0
      ? 'Nothing in the text is open.'
      : `${openIssues} ${openIssues === 1 ? 'issue is' : 'issues are'} open, with ${openProposals} ${openProposals === 1 ? 'proposal' : 'proposals'}; they will stand in brackets in it.`,
    ...calls.map((name) => `A call for consensus is open on ${name}: its result will not be in it.`),
    ...pens.filter(({ settled }) => settled === undefined).map(sayPen)
  ]
}

/** Words put into the text with a pen are the text; what is written afterwards is in no revision that was issued before. */
function sayPen({ name, parties, put, ended }: OpenPen): string {
  const who = new Intl.ListFormat('en').format(parties.map((party) => party.toUpperCase()))
  const changes = put.length === 1 ? 'the change' : `the ${put.length} changes`
  if (ended !== undefined)
    return `${who} had the pen in ${name}: ${changes} put into the text, not settled yet, will be in it.`
  const words =
    put.length === 0
      ? 'nothing was put into the text with it yet'
      : `${changes} put into the text with it will be in it`
  return `${who} ${parties.length === 1 ? 'has' : 'have'} the pen in ${name}: ${words}; what comes later will not.`
}
