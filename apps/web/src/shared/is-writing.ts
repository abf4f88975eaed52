/** A switch, a choice among a few and a closed list take no letters. */
const WRITTEN_IN =
  'input:not([type=radio], [type=checkbox], [readonly]), input[aria-expanded=true], textarea, select, [role=dialog], [role=menu]'

/** Whether somebody writes there, or chooses in a menu or dialog: then single keys are theirs. */
export function isWriting(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  return target.isContentEditable || target.closest(WRITTEN_IN) !== null
}
