export interface DraftIssue {
  /** From 1; 0 where it concerns the whole. */
  readonly line: number
  readonly message: string
  /** What stands in the line. */
  readonly words: string
}

const SHOWN = 12

/** Why a draft does not read, line by line; nothing was created. */
export function DraftIssues({ issues }: { readonly issues: readonly DraftIssue[] }) {
  if (issues.length === 0) return null
  return (
    <>
      <p className="draft-nothing">Nothing was created. Mend these, and try again:</p>
      <ul className="draft-issues">
        {issues.slice(0, SHOWN).map(({ line, message, words }, index) => (
          <li key={index}>
            {line > 0 && <strong>Line {line}: </strong>}
            {message}
            {words && <q>{words}</q>}
          </li>
        ))}
      </ul>
      {issues.length > SHOWN && <p>And {issues.length - SHOWN} more.</p>}
    </>
  )
}
