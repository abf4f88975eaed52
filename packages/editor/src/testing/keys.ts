/**
 * Doing things in a scene: keys, `Backspace Ctrl+Delete 'words'`, where what stands between quotes is typed letter by
 * letter; `All` selects everything; `Cut` takes the selection; `Paste` puts it at the caret, `Paste:word` before a word, `PasteOver:word` instead
 * of it, as often as asked; `Drag:word` moves the selection to before the word.
 */
import { beginProvision, changeLevel, deleteCharacter, deleteWord } from '../commands.ts'
import type { Command } from '../commands.ts'
import { moveProvision } from '../moves.ts'
import type { Scene } from './scene.ts'

const KEYS: Readonly<Record<string, Command>> = {
  Backspace: deleteCharacter(-1),
  Delete: deleteCharacter(1),
  'Ctrl+Backspace': deleteWord(-1),
  'Ctrl+Delete': deleteWord(1),
  Enter: beginProvision,
  Tab: changeLevel(1),
  'Shift+Tab': changeLevel(-1),
  'Alt+Up': moveProvision(-1),
  'Alt+Down': moveProvision(1)
}

export function press(scene: Scene, keys: string): void {
  for (const [, words, key] of keys.matchAll(/'([^']*)'|(\S+)/g)) {
    if (words !== undefined) scene.type(words)
    else pressOne(scene, key!)
  }
}

function pressOne(scene: Scene, key: string): void {
  const [act, target = ''] = key.replaceAll('·', ' ').split(':')
  if (act === 'All') scene.selectAll()
  else if (act === 'Cut') scene.cut()
  else if (act === 'Paste') scene.paste(target ? scene.positionOf(target) : scene.state.selection.from)
  else if (act === 'PasteOver') scene.paste(scene.positionOf(target), scene.positionOf(target) + target.length)
  else if (act === 'Drag') scene.drag(scene.positionOf(target))
  else mustFindKey(key)(scene, scene.options)
}

function mustFindKey(key: string): Command {
  const command = KEYS[key]
  if (!command) throw new RangeError(`no key ${key}`)
  return command
}
