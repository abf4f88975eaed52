import { formatTime } from '../shared/api.ts'
import { PartyLabel } from '../shared/party-label.tsx'
import { sayAct, wordsOfAct } from './register-acts.ts'
import type { RegisterRow } from './register-acts.ts'
import './register.css'

/** One act of the register: who did what, when, and the words of it. */
export function Act({ row }: { readonly row: RegisterRow }) {
  const { seq, party, at, actorName, body } = row
  return (
    <li value={seq}>
      <span className="register-seq quiet">{seq}</span>
      <time dateTime={at} className="quiet">
        {formatTime(at)}
      </time>
      <div>
        <p className="register-act">
          {party ? <PartyLabel holder={party} /> : <span className="register-who">{actorName}</span>} {sayAct(row)}
        </p>
        {wordsOfAct(row).map(({ kind, removed, inserted }, index) => (
          <p key={index} className="wording register-words">
            {kind === 'bracket' ? `[${shownWords(removed)}]` : removed && <del>{shownWords(removed)}</del>}{' '}
            {inserted && <ins>{shownWords(inserted)}</ins>}
          </p>
        ))}
        {body.note && <p className="quiet register-note">{body.note}</p>}
      </div>
    </li>
  )
}

/** A provision that begins is seen even where it brings no words. */
function shownWords(words: string): string {
  return words.replaceAll('\n', ' ¶ ').trim()
}
