/**
 * What had the focus when a dialog was opened has it again when the dialog is gone, as long as nothing else took it meanwhile. An entry of a
 * menu is gone with its menu: then the button that opened the menu; in a text, the caret stands where it stood.
 */
import { useEffect, useState } from 'react'

/** For whatever is mounted only while it is open; not where closing it gives the focus to something else. */
export function useFocusBack(isWanted: boolean): void {
  const [giveBack] = useState(() => rememberFocus())
  useEffect(() => (isWanted ? giveBack : undefined), [isWanted, giveBack])
}

function rememberFocus(): () => void {
  const opener = document.activeElement
  const menu = opener?.closest('[role=menu]')?.getAttribute('aria-labelledby')
  const selection = document.getSelection()
  const words = selection && selection.rangeCount > 0 ? selection.getRangeAt(0).cloneRange() : undefined
  return () => {
    if (document.activeElement !== null && document.activeElement !== document.body) return
    const target = menu ? document.getElementById(menu) : opener
    if (!(target instanceof HTMLElement) || !target.isConnected) return
    target.focus({ preventScroll: true })
    if (target.isContentEditable && words) selectAgain(words)
  }
}

function selectAgain(words: Range): void {
  const selection = document.getSelection()
  selection?.removeAllRanges()
  selection?.addRange(words)
}
