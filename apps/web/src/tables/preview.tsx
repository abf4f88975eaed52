import { sayTaken } from './tables-json.ts'
import type { TableChange, Taken } from './tables-json.ts'

/** Changes shown at once; a long file is told by its first ones and how many there are. */
const SHOWN = 100

/** What a file would change, before anything is. */
export function Preview({ taken }: { readonly taken: Taken }) {
  const { changes } = taken
  return (
    <div className="table-preview" role="status">
      <p>
        <strong>{sayTaken(taken)}.</strong>{' '}
        {changes.length > 0 ? 'Nothing has been taken yet.' : 'There is nothing to take in.'}
      </p>
      <ul>
        {changes.slice(0, SHOWN).map((change) => (
          <Change key={change.line} change={change} />
        ))}
      </ul>
      {changes.length > SHOWN && <p className="quiet">… and {changes.length - SHOWN} more.</p>}
    </div>
  )
}

function Change({ change: { line, what, name, fields } }: { readonly change: TableChange }) {
  return (
    <li>
      <span className="quiet">Line {line}</span> <strong>{name}</strong> {what === 'new' ? 'is new' : 'changes'}
      {what === 'changed' && (
        <ul>
          {fields.map(({ column, was, becomes }) => (
            <li key={column}>
              {column}: {was ? <del>{was}</del> : <span className="quiet">empty</span>} →{' '}
              {becomes ? <ins>{becomes}</ins> : <span className="quiet">empty</span>}
            </li>
          ))}
        </ul>
      )}
    </li>
  )
}
