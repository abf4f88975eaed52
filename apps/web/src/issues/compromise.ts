/** Where a compromise for an issue would stand, so that it can be tabled as one more wording for the same place. */
import type { LiveInstrument } from '@cartif/live'
import { readIssue } from '@cartif/negotiation'
import type { Issue, IssueRun } from '@cartif/negotiation'
import { referenceWords } from '@cartif/treaty-text'

/** As the call for tabling a proposal takes it, without its text. */
export type CompromisePlace =
  | { readonly provision: string; readonly quote: string }
  | { readonly provision: string; readonly after: string }

/** So many letters before a point are enough to find it. */
const ENOUGH = 60

/** undefined where the place is not one stretch of one provision: there the compromise is typed in the text. */
export function placeOfCompromise(live: LiveInstrument, issue: Issue): CompromisePlace | undefined {
  const [first] = issue.proposals
  const base = read(live, issue, [])
  if (base.length !== 1) return undefined
  const { mark, runs } = base[0]!
  const contested = runs.filter(({ look }) => look === 'contested')
  if (contested.length === 1) return { provision: mark.id, quote: contested[0]!.text }
  if (contested.length > 1 || first === undefined) return undefined
  const taken = read(live, issue, [first])
  const before = taken.length === 1 ? wordsBefore(taken[0]!.runs) : ''
  return before === '' ? undefined : { provision: mark.id, after: before }
}

function read(live: LiveInstrument, issue: Issue, taken: readonly string[]) {
  const article = live.findComposed(issue.article)
  return article ? readIssue(article, issue, taken, (reference) => referenceWords(reference, live.targets)) : []
}

function wordsBefore(runs: readonly IssueRun[]): string {
  const [before, brought] = runs
  return before?.look === 'base' && brought?.look === 'brought' ? before.text.slice(-ENOUGH) : ''
}
