/** Pressing keys in a scene: `Backspace Ctrl+Delete 'words'`, `All` selects everything, what stands between quotes is typed letter by letter. */
import { beginProvision, changeLevel, deleteCharacter, deleteWord } from '../commands.ts'
import type { Command } from '../commands.ts'
import type { Scene } from './scene.ts'

const KEYS: Readonly<Record<string, Command>> = {
  Backspace: deleteCharacter(-1),
  Delete: deleteCharacter(1),
  'Ctrl+Backspace': deleteWord(-1),
  'Ctrl+Delete': deleteWord(1),
  Enter: beginProvision,
  Tab: changeLevel(1),
  'Shift+Tab': changeLevel(-1)
}

export function press(scene: Scene, keys: string): void {
  for (const [, words, key] of keys.matchAll(/'([^']*)'|(\S+)/g)) {
    if (words !== undefined) scene.type(words)
    else if (key === 'All') scene.selectAll()
    else mustFindKey(key!)(scene, scene.options)
  }
}

function mustFindKey(key: string): Command {
  const command = KEYS[key]
  if (!command) throw new RangeError(`no key ${key}`)
  return command
}
