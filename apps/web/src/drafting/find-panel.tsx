import type { FindControls, FindState, Replaced, Replacement } from '@cartif/editor'
import type { LiveInstrument } from '@cartif/live'
import type { Proposal } from '@cartif/negotiation'
import { ActionIcon, Button, CloseButton, SegmentedControl, TextInput, Tooltip } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconLetterCase, IconQuotes } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { ReplaceAllDialog } from './replace-all-dialog.tsx'
import { ReplacedLine } from './replaced-line.tsx'
import type { ReplacedAct } from './replaced-line.tsx'
import type { FindSession } from './use-find-panel.ts'
import './find-panel.css'

interface FindPanelProps {
  readonly live: LiveInstrument
  readonly find: FindControls
  readonly found: FindState
  /** How what is replaced is written; absent for those who read. */
  readonly mode: 'propose' | 'pen' | undefined
  /** Whether what is proposed is one's own delegation's alone for now. */
  readonly isDrafting: boolean
  /** Whose words they become. */
  readonly holder: string | undefined
  readonly article: string | undefined
  readonly session: FindSession
  onLook(words: string): void
  onWithdraw(proposal: Proposal): void
  onClose(): void
}

/** Finding words in the text, and putting others in their place: one proposal, however many. */
export function FindPanel(props: FindPanelProps) {
  const { live, find, found, mode, isDrafting, holder, article, session, onLook, onWithdraw, onClose } = props
  const input = useRef<HTMLInputElement>(null)
  const { words, times } = session
  const [by, setBy] = useState('')
  const [matchCase, setMatchCase] = useState(false)
  const [wholeWords, setWholeWords] = useState(true)
  const [scope, setScope] = useState<'text' | 'article'>('text')
  const [done, setDone] = useState<ReplacedAct>()
  const [turn, setTurn] = useState(0)
  const [asked, setAsked] = useState<readonly Replacement[]>()
  const within = scope === 'article' ? article : undefined
  useEffect(() => {
    find.look({ words, matchCase, wholeWords, article: within })
    return () => find.look(undefined)
  }, [find, words, matchCase, wholeWords, within])
  useEffect(() => {
    input.current?.focus()
    input.current?.select()
  }, [times])
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onClose()
    else if (event.key === 'Enter') find.go(event.shiftKey ? -1 : 1)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const isNothing = found.matches.length === 0
  const act = (replace: () => Replaced | undefined) => {
    const before = ownOf(live, holder)
    const replaced = replace()
    const [proposal] = [...ownOf(live, holder)].filter((id) => !before.has(id))
    setTurn(turn + 1)
    setDone(replaced && { replaced, proposal })
  }
  const replaceAll = () => {
    setAsked(undefined)
    act(() => find.replaceAll(by))
  }
  return (
    <search className="find-panel no-print" aria-label="Find and replace">
      <div className="find-row">
        <TextInput
          ref={input}
          className="find-field"
          size="sm"
          aria-label="Find"
          placeholder="Find"
          value={words}
          onChange={(event) => {
            setDone(undefined)
            onLook(event.currentTarget.value)
          }}
          onKeyDown={onKeyDown}
          rightSection={<span className="find-count">{countOf(words, found)}</span>}
          rightSectionWidth={92}
        />
        <Toggle label="Match case" isOn={matchCase} onChange={setMatchCase} icon={<IconLetterCase size={18} />} />
        <Toggle label="Whole words" isOn={wholeWords} onChange={setWholeWords} icon={<IconQuotes size={18} />} />
        <ActionIcon
          variant="default"
          size={34}
          aria-label="Previous match"
          disabled={isNothing}
          onClick={() => find.go(-1)}
        >
          <IconArrowUp size={18} />
        </ActionIcon>
        <ActionIcon variant="default" size={34} aria-label="Next match" disabled={isNothing} onClick={() => find.go(1)}>
          <IconArrowDown size={18} />
        </ActionIcon>
        <CloseButton aria-label="Close find and replace" onClick={onClose} />
      </div>
      {mode && (
        <div className="find-row">
          <TextInput
            className="find-field"
            size="sm"
            aria-label="Replace with"
            placeholder="Replace with"
            value={by}
            onChange={(event) => setBy(event.currentTarget.value)}
            onKeyDown={(event) => event.key === 'Escape' && onClose()}
          />
          <Button size="compact-md" variant="default" disabled={isNothing} onClick={() => act(() => find.replace(by))}>
            Replace
          </Button>
          <Button size="compact-md" disabled={isNothing} onClick={() => setAsked(find.preview(by))}>
            Replace all…
          </Button>
        </div>
      )}
      <div className="find-row">
        <SegmentedControl
          size="xs"
          aria-label="Where to look"
          value={scope}
          onChange={(value) => setScope(value as 'text' | 'article')}
          data={[
            { value: 'text', label: 'Whole text' },
            { value: 'article', label: 'This article' }
          ]}
        />
        <ReplacedLine
          key={turn}
          live={live}
          find={find}
          act={done}
          onWithdraw={onWithdraw}
          onUndone={() => setDone(undefined)}
        />
      </div>
      {asked && mode && (
        <ReplaceAllDialog
          live={live}
          places={asked}
          replacingFor={isDrafting ? 'draft' : mode}
          onReplace={replaceAll}
          onClose={() => setAsked(undefined)}
        />
      )}
    </search>
  )
}

function Toggle({
  label,
  isOn,
  onChange,
  icon
}: {
  readonly label: string
  readonly isOn: boolean
  onChange(isOn: boolean): void
  readonly icon: React.ReactNode
}) {
  return (
    <Tooltip label={label}>
      <ActionIcon
        variant={isOn ? 'filled' : 'default'}
        size={34}
        aria-label={label}
        aria-pressed={isOn}
        onClick={() => onChange(!isOn)}
      >
        {icon}
      </ActionIcon>
    </Tooltip>
  )
}

function countOf(words: string, { matches, current }: FindState): string {
  if (words.trim() === '') return ''
  if (matches.length === 0) return 'nowhere'
  return current < 0 ? `${matches.length}` : `${current + 1} of ${matches.length}`
}

function ownOf(live: LiveInstrument, holder: string | undefined): ReadonlySet<string> {
  return new Set(live.proposals.filter((one) => one.holder === holder && one.changes.length > 0).map(({ id }) => id))
}
