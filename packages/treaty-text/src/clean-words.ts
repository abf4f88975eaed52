/**
 * Words that come from outside, without what cannot be seen and could deceive: control, zero-width, bidirectional and
 * private-use characters, tags, stray variation selectors, blanks that are letters. What is taken is told, by name, so
 * that nothing goes silently.
 *
 * Kept, because the words need them: a non-joiner behind a letter of the Arabic or Mongolian script (Persian می‌شود), a
 * joiner inside an emoji or behind an Arabic letter at the end of a word (the year sign ه‍), the tags of a flag, a
 * variation selector behind what it varies, and the visible signs over Arabic numbers. Every kind of space becomes a
 * space, and soft hyphens go untold: they are layout.
 */
export interface CleanedWords {
  readonly text: string
  /** What was taken, each kind once, in order: "zero-width space (U+200B)". */
  readonly removed: readonly string[]
}

/** `behind` gives the words that stand before, as far as a character can depend on them; asked for only where one does. */
export function cleanWords(words: string, behind: () => string = () => ''): CleanedWords {
  if (!SUSPECT.test(words)) return { text: words, removed: NOTHING }
  const before = behind()
  let text = ''
  const removed = new Set<string>()
  for (let at = 0; at < words.length;) {
    const flag = matchAt(FLAG, words, at)
    if (flag !== undefined) {
      text += flag
      at += flag.length
      continue
    }
    const character = String.fromCodePoint(words.codePointAt(at)!)
    const next = words.slice(at + character.length)
    const kept = SUSPECT.test(character) ? fateOf(character, before + text, next) : character
    if (kept === undefined) removed.add(nameOf(character))
    text += kept ?? ''
    at += character.length
  }
  return { text, removed: [...removed] }
}

/** Notation, or any text of several lines, cleaned line by line: breaks and tabs stay. */
export function cleanLines(source: string): CleanedWords {
  const removed = new Set<string>()
  const clean = (part: string) => {
    if (/^[\r\n\t]/.test(part)) return part
    const { text, removed: names } = cleanWords(part)
    for (const name of names) removed.add(name)
    return text
  }
  return {
    text: source
      .split(/([\r\n\t]+)/)
      .map(clean)
      .join(''),
    removed: [...removed]
  }
}

/** The name of a character that no words need anywhere; undefined where there is none. */
export function findDeceptive(words: string): string | undefined {
  const found = areUsual(words) ? undefined : NEEDED_NOWHERE.exec(words)?.[0]
  return found === undefined ? undefined : nameOf(found)
}

/** Whether nothing in these words needs a closer look. Every letter that comes is looked at with all words around it. */
function areUsual(words: string): boolean {
  for (let at = 0; at < words.length; at++) if (!isUsual(words.charCodeAt(at))) return false
  return true
}

/** What lies in no range in which anything is deceptive, and is no half of a character; a tab is left to the closer look. */
function isUsual(unit: number): boolean {
  if (unit < 0x7f) return unit >= 0x20
  return (unit >= 0xa0 && unit < 0x200b && unit !== 0x61c) || (unit >= 0x2010 && unit < 0x202a) || isBeyond(unit)
}

function isBeyond(unit: number): boolean {
  return (unit > 0x2069 && unit < 0xd800) || (unit > 0xf8ff && unit !== 0xfeff)
}

const NOTHING: readonly string[] = []
const NEEDED_NOWHERE = /[[\p{Cc}--[\t]]\p{Co}\u200B\u2060\uFEFF\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/v
/** Anything that might be touched; plain spaces are not. */
const SUSPECT =
  /(?! )[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Z}\p{Default_Ignorable_Code_Point}\u2800\uFFF9-\uFFFC\p{Noncharacter_Code_Point}]/u
const SPACE = /[\p{Z}\t\n\v\f\r\u0085]/u
/** Signs over a number: they are formatting characters by class, but they are seen. */
const NUMBER_SIGN = /[\u0600-\u0605\u06DD\u070F\u0890\u0891\u08E2\u{110BD}\u{110CD}]/u
/** A black flag with the tags of a region. */
const FLAG = /\u{1F3F4}[\u{E0061}-\u{E007A}\u{E0030}-\u{E0039}]{2,6}\u{E007F}/uy
const ENDS_JOINABLE = /[\p{Script_Extensions=Arabic}\p{Script=Mongolian}]\p{M}*$/u
const BEGINS_JOINABLE = /^[\p{Script_Extensions=Arabic}\p{Script=Mongolian}]/u
const ENDS_ARABIC = /\p{Script_Extensions=Arabic}\p{M}*$/u
const ENDS_MONGOLIAN = /\p{Script=Mongolian}\p{M}*$/u
const ENDS_EMOJI = /\p{Extended_Pictographic}(?:\uFE0F|\p{Emoji_Modifier})*$/u
const BEGINS_EMOJI = /^\p{Extended_Pictographic}/u

/** What a suspect character becomes; undefined where it is taken and told. */
function fateOf(character: string, before: string, after: string): string | undefined {
  if (character === '\u00AD') return ''
  if (character === '\u202F' && ENDS_MONGOLIAN.test(before) && BEGINS_JOINABLE.test(after)) return character
  if (SPACE.test(character)) return ' '
  if (NUMBER_SIGN.test(character)) return character
  return isNeeded(character, before, after) ? character : undefined
}

function isNeeded(character: string, before: string, after: string): boolean {
  switch (character) {
    case '\u200C':
      return ENDS_JOINABLE.test(before) && (after === '' || BEGINS_JOINABLE.test(after))
    case '\u200D':
      if (ENDS_EMOJI.test(before)) return after === '' || BEGINS_EMOJI.test(after)
      return ENDS_ARABIC.test(before) && !BEGINS_JOINABLE.test(after)
    case '\uFE0E':
    case '\uFE0F':
      return /[\p{Emoji}]$/u.test(before)
  }
  if (/[\uFE00-\uFE0D\u{E0100}-\u{E01EF}]/u.test(character)) return /\p{Script=Han}$/u.test(before)
  if (/[\u180B-\u180F]/u.test(character)) return ENDS_MONGOLIAN.test(before)
  return false
}

function matchAt(pattern: RegExp, words: string, at: number): string | undefined {
  pattern.lastIndex = at
  return pattern.exec(words)?.[0]
}

const NAMES: Readonly<Record<string, string>> = {
  '\u200B': 'zero-width space',
  '\u200C': 'zero-width non-joiner',
  '\u200D': 'zero-width joiner',
  '\u2060': 'word joiner',
  '\uFEFF': 'byte order mark',
  '\u061C': 'Arabic letter mark',
  '\u200E': 'left-to-right mark',
  '\u200F': 'right-to-left mark',
  '\u202A': 'left-to-right embedding',
  '\u202B': 'right-to-left embedding',
  '\u202C': 'end of embedding',
  '\u202D': 'left-to-right override',
  '\u202E': 'right-to-left override',
  '\u2066': 'left-to-right isolate',
  '\u2067': 'right-to-left isolate',
  '\u2068': 'first strong isolate',
  '\u2069': 'end of isolate',
  '\uFFFC': 'object placeholder'
}

const KINDS: readonly (readonly [RegExp, string])[] = [
  [/\p{Co}/u, 'private-use character'],
  [/\p{Cs}/u, 'half of a character'],
  [/\p{Cc}/u, 'control character'],
  [/[\u{E0000}-\u{E007F}]/u, 'hidden tag'],
  [/[\uFE00-\uFE0F\u{E0100}-\u{E01EF}]/u, 'variation selector']
]

function nameOf(character: string): string {
  const kind = NAMES[character] ?? KINDS.find(([pattern]) => pattern.test(character))?.[1] ?? 'invisible character'
  return `${kind} (U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')})`
}
