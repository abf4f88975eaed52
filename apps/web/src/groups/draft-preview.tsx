/** What a draft would put on the table, as the server read it; nothing of it is there yet. */
export interface Preview {
  readonly articles: number
  readonly brackets: number
  readonly proposals: number
  /** Proposals under nobody's name. */
  readonly unnamed: number
  readonly parties: readonly { readonly party: string; readonly proposals: number; readonly coSponsored: number }[]
  readonly notes: readonly string[]
}

const SHOWN = 8

/** How much was found and whose it is, so that what was misread is seen before everybody sees it. */
export function DraftPreview({ preview }: { readonly preview: Preview }) {
  const { articles, brackets, proposals: all, unnamed, parties, notes } = preview
  return (
    <section className="draft-preview" role="status" aria-label="What was found in the draft">
      <p>
        <strong>
          {count(articles, 'article')}, {count(brackets, 'bracket')}, {count(all, 'proposal')}.
        </strong>{' '}
        Nothing is on the table yet.
      </p>
      {brackets > 0 && (
        <ul className="draft-parties">
          {parties.map(({ party, proposals, coSponsored }) => (
            <li key={party}>
              <strong>{party}</strong> {said(proposals, coSponsored)}
            </li>
          ))}
          {unnamed > 0 && <li>{count(unnamed, 'proposal')} without a name</li>}
        </ul>
      )}
      {notes.length > 0 && (
        <ul className="draft-issues">
          {notes.slice(0, SHOWN).map((note, index) => (
            <li key={index}>{note}</li>
          ))}
          {notes.length > SHOWN && <li>And {notes.length - SHOWN} more.</li>}
        </ul>
      )}
    </section>
  )
}

function said(proposals: number, coSponsored: number): string {
  const joined = coSponsored > 0 ? `co-sponsors ${coSponsored}` : ''
  return [proposals > 0 ? count(proposals, 'proposal') : '', joined].filter((part) => part !== '').join(', ')
}

function count(number: number, what: string): string {
  return `${number === 0 ? 'no' : number} ${what}${number === 1 ? '' : 's'}`
}
