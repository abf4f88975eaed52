/**
 * What somebody has begun to write and not sent: kept on this computer as it is typed, by the person and the place it is
 * written at, so that going to another article, closing a dialog or reloading loses nothing. It is dropped when it is sent
 * or cancelled, when it says what was there before, and at sign-out. Nobody else reads it.
 */
export type Fields = Readonly<Record<string, string>>
type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

const PREFIX = 'cartif/half-written/'

/** The name of a place: who writes, then the parts that tell it from every other place. */
export function placeName(...parts: readonly string[]): string {
  return PREFIX + parts.map(encodeURIComponent).join('/')
}

/** What is kept at a place, over what the form says otherwise; undefined where nothing is, or nothing that can be read. */
export function readHalfWritten<T extends Fields>(shelf: Shelf, place: string, before: T): T | undefined {
  const found = parse(shelf.getItem(place))
  if (typeof found !== 'object' || found === null) return undefined
  const known = Object.entries(found).filter(([name, value]) => name in before && typeof value === 'string')
  return known.length === 0 ? undefined : { ...before, ...Object.fromEntries(known) }
}

/** Keeps it, or no longer. A computer that keeps nothing is no reason not to write. */
export function keepHalfWritten(shelf: Shelf, place: string, fields: Fields | undefined): void {
  try {
    if (fields === undefined) shelf.removeItem(place)
    else shelf.setItem(place, JSON.stringify(fields))
  } catch {
    // Full or forbidden: it stays in the form.
  }
}

/** Whether words wait in a field of a place to be gone on with. */
export function isHalfWritten(shelf: Shelf, place: string, field: string): boolean {
  return (readHalfWritten(shelf, place, { [field]: '' })?.[field] ?? '').trim() !== ''
}

/** Takes all of it off this computer, whoever wrote it. */
export function dropAllHalfWritten(storage: Storage): void {
  for (const name of Object.keys(storage)) if (name.startsWith(PREFIX)) storage.removeItem(name)
}

function parse(text: string | null): unknown {
  try {
    return text === null ? undefined : JSON.parse(text)
  } catch {
    return undefined
  }
}
