/** What a proposal asks for at other places than an issue's: taken with one of its wordings, all of them are. */
import type { LiveInstrument } from '@cartif/live'
import { isFootnoteReference } from '@cartif/negotiation'
import type { Issue, Proposal } from '@cartif/negotiation'
import { wordingOf } from '../drafting/proposal-reading.ts'
import { issuesIn, nameOfIssue } from './open-issues.ts'

export interface ElsewhereChange {
  readonly id: string
  /** "Article 5(2)"; empty where it has no place of its own in the text. */
  readonly place: string
  readonly removed: string
  readonly inserted: string
}

export function changesElsewhere(live: LiveInstrument, issue: Issue, proposal: Proposal): readonly ElsewhereChange[] {
  const wording = wordingOf(live, proposal)
  const places = placesOf(live)
  return wording
    .filter((one) => !issue.changes.includes(one.change) && !isFootnoteReference(one, wording))
    .map(({ change: id, removed, inserted }) => ({
      id,
      place: places.get(id) ?? '',
      removed: removed.trim(),
      inserted: inserted.trim()
    }))
}

function placesOf(live: LiveInstrument): ReadonlyMap<string, string> {
  const issues = live.composed.flatMap(issuesIn)
  return new Map(issues.flatMap((one) => one.changes.map((change) => [change, nameOfIssue(live, one)] as const)))
}
