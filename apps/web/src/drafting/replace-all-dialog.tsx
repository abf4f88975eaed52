/** Asks before words are replaced throughout: every place, what would stand there, and in whose name. */
import type { Replacement } from '@cartif/editor'
import type { LiveInstrument } from '@cartif/live'
import { Button, Group } from '@mantine/core'
import { Dialog } from '../shared/dialog.tsx'
import './replace-all.css'

/** Who would have them: the room, one's own delegation, or the text itself. */
export type ReplacingFor = 'propose' | 'draft' | 'pen'

interface ReplaceAllDialogProps {
  readonly live: LiveInstrument
  readonly places: readonly Replacement[]
  readonly replacingFor: ReplacingFor
  onReplace(): void
  onClose(): void
}

export function ReplaceAllDialog({ live, places, replacingFor, onReplace, onClose }: ReplaceAllDialogProps) {
  const count = places.filter(({ fate }) => fate === 'replaced').length
  const where = count === 1 ? '1 place' : `${count} places`
  const left = places.length - count
  return (
    <Dialog onClose={onClose} title={`Replace in ${where}?`} size="lg" centered>
      <p>{SAYS[replacingFor]}</p>
      <ol className="replace-places" aria-label="Places" tabIndex={0}>
        {places.map((place) => (
          <Place key={`${place.match.article} ${place.match.from}`} live={live} place={place} />
        ))}
      </ol>
      {left > 0 && <p className="quiet">{left === 1 ? '1 place is' : `${left} places are`} left as it reads.</p>}
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button disabled={count === 0} onClick={onReplace} data-autofocus>
          {replacingFor === 'propose' ? `Table ${where} as one proposal` : `Replace in ${where}`}
        </Button>
      </Group>
    </Dialog>
  )
}

const SAYS = {
  propose: 'It comes to the table at once as one proposal of yours. The text stands until the Chair decides.',
  draft: 'It becomes one proposal in your draft. Nobody else reads it until you table it.',
  pen: 'It goes into the text itself, for everybody, at once.'
} as const

function Place({ live, place: { match, by, fate } }: { readonly live: LiveInstrument; readonly place: Replacement }) {
  const { provision = '', article, before, words, after } = match
  const name = live.designations.get(provision) || live.designations.get(article) || 'The text'
  return (
    <li>
      <strong>{name}</strong>
      {fate === 'locked' && <span className="quiet"> agreed, stays</span>}
      {fate === 'proposed' && <span className="quiet"> only proposed, stays</span>}
      <span className="replace-words">
        {before}
        {fate === 'replaced' ? <del>{words}</del> : words} {fate === 'replaced' && by !== '' && <ins>{by}</ins>}
        {after}
      </span>
    </li>
  )
}
