import { createTreatyEditor } from '@cartif/editor'
import type { FindState, TreatyEditor } from '@cartif/editor'
import type { LiveInstrument } from '@cartif/live'
import { useEffect, useRef, useState } from 'react'
import { LargeEditDialog } from './large-edit-dialog.tsx'
import type { LargeEdit } from './large-edit-dialog.tsx'
import type { Awareness } from 'y-protocols/awareness'
import { showNotice } from './notices.tsx'
import './treaty-text.css'

interface TextWriter {
  readonly holder: string
  readonly mode: 'propose' | 'pen'
  readonly user: string
}

interface TreatyTextProps {
  readonly live: LiveInstrument
  /** Who else has a caret in it. */
  readonly awareness: Awareness | undefined
  readonly writer: TextWriter | undefined
  readonly names: boolean
  readonly title: string
  onEditor(editor: TreatyEditor | undefined): void
  /** The writer wants a cross-reference where the caret stands. Stays the same function. */
  onChooseReference(): void
  onFound(state: FindState): void
}

/** The text itself, live. */
export function TreatyText({
  live,
  awareness,
  writer,
  names,
  title,
  onEditor,
  onChooseReference,
  onFound
}: TreatyTextProps) {
  const element = useRef<HTMLDivElement>(null)
  const [largeEdit, setLargeEdit] = useState<LargeEdit>()
  const [treaty, setTreaty] = useState<TreatyEditor>()
  const { holder, mode, user } = writer ?? {}
  useEffect(() => {
    const made = createTreatyEditor({
      element: element.current!,
      live,
      awareness,
      writer: holder && user ? { holder, user, mode: 'propose' } : undefined,
      label: title,
      onFound,
      onNotice: (notice) => showNotice(notice, live, holder === 'chair', setLargeEdit),
      onChooseReference,
      newSuffix: () =>
        [...crypto.getRandomValues(new Uint8Array(8))].map((byte) => byte.toString(16).padStart(2, '0')).join(''),
      now: () => new Date().toISOString()
    })
    setTreaty(made)
    onEditor(made)
    return () => {
      setTreaty(undefined)
      onEditor(undefined)
      made.destroy()
    }
  }, [live, awareness, holder, user, title, onEditor, onChooseReference, onFound])
  // In the editor that stands: a new one would lose the caret, the place and what can be taken back.
  useEffect(() => treaty?.showNames(names), [treaty, names])
  useEffect(() => {
    if (mode) treaty?.changeOver(mode)
  }, [treaty, mode])
  return (
    <>
      <div ref={element} className="treaty-page" />
      {largeEdit && mode && <LargeEditDialog edit={largeEdit} mode={mode} onClose={() => setLargeEdit(undefined)} />}
    </>
  )
}
