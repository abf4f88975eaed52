import type { TreatyEditor } from '@cartif/editor'
import { useCallback, useEffect, useState } from 'react'

/** Longer selections are not what somebody wants to find. */
const LONGEST = 80

export interface FindSession {
  readonly words: string
  /** How often it was opened: each time it wants the focus. */
  readonly times: number
}

/** Ctrl-F opens our own panel: the browser's would not see what is only laid out when it comes into view. */
export function useFindPanel(editor: TreatyEditor | undefined) {
  const [session, setSession] = useState<FindSession>({ words: '', times: 0 })
  const [isOpen, setOpen] = useState(false)
  const open = useCallback(() => {
    const { from, to } = editor?.editor.state.selection ?? { from: 0, to: 0 }
    const selected = to - from <= LONGEST ? (editor?.editor.state.doc.textBetween(from, to) ?? '') : ''
    setSession(({ words, times }) => ({ words: selected || words, times: times + 1 }))
    setOpen(true)
  }, [editor])
  const close = useCallback(() => {
    setOpen(false)
    editor?.editor.view.focus()
  }, [editor])
  const look = useCallback((words: string) => setSession((before) => ({ ...before, words })), [])
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'f' || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return
      event.preventDefault()
      open()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [open])
  return { session: isOpen ? session : undefined, open, look, close }
}
