/** Whether a text is open on this page: then it says itself, beside the words, that its reader was signed out. */
let open = 0

/** Returns what to call when it is closed. */
export function openRoom(): () => void {
  open++
  return () => void open--
}

export const isRoomOpen = (): boolean => open > 0
