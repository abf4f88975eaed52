import type { LiveInstrument } from '@cartif/live'
import { TextInput } from '@mantine/core'
import { useId, useMemo, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { Dialog } from '../shared/dialog.tsx'
import { findTargets, referenceTargets } from './reference-targets.ts'
import './reference-chooser.css'

interface ReferenceChooserProps {
  readonly live: LiveInstrument
  onChoose(target: string): void
  onClose(): void
}

/** More are not listed: one types a number or a word instead. */
const LISTED = 60

/** The target of a cross-reference, found by number or words, chosen by keyboard or pointer. */
export function ReferenceChooser({ live, onChoose, onClose }: ReferenceChooserProps) {
  const [query, setQuery] = useState('')
  const [active, setActive] = useState(0)
  const list = useId()
  const targets = useMemo(() => referenceTargets(live), [live])
  const found = useMemo(() => findTargets(targets, query).slice(0, LISTED), [targets, query])
  const move = (to: number) => {
    const next = Math.min(Math.max(to, 0), found.length - 1)
    setActive(next)
    document.getElementById(`${list}-${next}`)?.scrollIntoView({ block: 'nearest' })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }
    const step = steps[event.key]
    const chosen = event.key === 'Enter' ? found[active] : undefined
    if (step === undefined && event.key !== 'Enter') return
    event.preventDefault()
    if (step !== undefined) move(active + step)
    else if (chosen) onChoose(chosen.id)
  }
  return (
    <Dialog onClose={onClose} title="Refer to" size="lg" returnFocus={false}>
      <TextInput
        data-autofocus
        value={query}
        onChange={(event) => {
          setQuery(event.currentTarget.value)
          setActive(0)
        }}
        onKeyDown={onKeyDown}
        placeholder="A number or words, such as 5(2) or notify"
        aria-label="Article or provision"
        role="combobox"
        aria-expanded="true"
        aria-controls={list}
        aria-activedescendant={found.length > 0 ? `${list}-${active}` : undefined}
      />
      <ul id={list} role="listbox" aria-label="Articles and provisions" className="reference-targets">
        {found.map(({ id, name, words }, index) => (
          <li
            key={id}
            id={`${list}-${index}`}
            role="option"
            aria-selected={index === active}
            onPointerMove={() => setActive(index)}
            onClick={() => onChoose(id)}
          >
            <span className="reference-name">{name}</span> <span className="quiet">{words}</span>
          </li>
        ))}
      </ul>
      {found.length === 0 && <p className="quiet">Nothing is called that, and no provision has these words.</p>}
    </Dialog>
  )
}
