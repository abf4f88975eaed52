import type { LiveInstrument } from '@cartif/live'
import { readIssue } from '@cartif/negotiation'
import type { Issue, RunLook } from '@cartif/negotiation'
import { referenceWords } from '@cartif/treaty-text'
import { additionOf } from './addition.ts'
import type { Addition } from './addition.ts'
import './issue-reading.css'

interface IssueReadingProps {
  readonly live: LiveInstrument
  readonly issue: Issue
  /** The proposal to read it with, and its amendments as deep as one looks; the text as it stands without. */
  readonly taken?: readonly string[]
}

/** Letters shown on either side of what is at issue. */
const AROUND = 160

/** The sentence as it would read. */
export function IssueReading({ live, issue, taken = [] }: IssueReadingProps) {
  const article = live.findComposed(issue.article)
  if (!article) return null
  const addition = taken.length === 0 ? additionOf(live, issue) : undefined
  if (addition) return <p className="issue-reading quiet">{sayWithout(addition)}</p>
  const provisions = readIssue(article, issue, taken, (reference) => referenceWords(reference, live.targets))
  const shown = provisions.filter(({ runs }) => runs.some(({ text }) => text !== ''))
  if (shown.length === 0) return <p className="issue-reading quiet">No text.</p>
  return (
    <>
      {shown.map(({ mark, runs }) => (
        <p key={mark.id} className="issue-reading">
          {runs.map(({ text, look }, index) => (
            <Run
              key={index}
              text={look === 'base' ? shorten(text, index === 0, index === runs.length - 1) : text}
              look={look}
            />
          ))}
        </p>
      ))}
    </>
  )
}

/** What stands where an additional paragraph would: nothing. */
function sayWithout({ what, after }: Addition): string {
  return `No such ${what} yet${after ? `; ${after} stands before it` : ''}.`
}

function Run({ text, look }: { readonly text: string; readonly look: RunLook }) {
  if (look === 'struck') return <del>{text}</del>
  if (look === 'brought') return <ins>{text}</ins>
  return look === 'contested' ? <mark>{text}</mark> : <>{text}</>
}

function shorten(text: string, isFirst: boolean, isLast: boolean): string {
  if (isFirst && isLast) return text
  if (isFirst && text.length > AROUND) return `… ${text.slice(text.indexOf(' ', text.length - AROUND) + 1)}`
  if (isLast && text.length > AROUND) return `${text.slice(0, text.lastIndexOf(' ', AROUND))} …`
  return text
}
