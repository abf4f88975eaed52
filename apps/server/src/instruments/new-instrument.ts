/**
 * Instruments made while the server runs: a draft is read, and either everything of it stands as an instrument that is served from
 * that moment, or nothing does and whoever sent it learns line by line why.
 */
import { FormatError, readDocx } from '@cartif/formats'
import { PARTY_CODES, mayDo } from '@cartif/negotiation'
import type { Actor, InstrumentKind } from '@cartif/negotiation'
import { Problem } from '../http/errors.ts'
import { seatedParties } from '../monitoring/seats.ts'
import { actsOfGroup, noteAct } from '../negotiation/acts.ts'
import { slugFor } from '../negotiation/slug.ts'
import type { Services } from '../services.ts'
import { enterInstrument } from './create-instrument.ts'
import { previewDraft } from './draft-preview.ts'
import type { DraftPreview } from './draft-preview.ts'
import { mustReadDraft } from './must-read-draft.ts'
import type { GroupDraft } from './must-read-draft.ts'
import type { Room } from './room.ts'

export interface NewInstrument {
  readonly title: string
  readonly symbol: string
  readonly kind: InstrumentKind
  /** What the draft is called: the name of a file, or of a template. */
  readonly file: string
  /** Bracketed notation. */
  readonly notation: string
}

/** Opens the room of the instrument; a Problem where nothing was created. */
export function createInGroup(services: Services, actor: Actor, group: string, wanted: NewInstrument): Room {
  const { db, rooms, accounts, now } = services
  const { title, symbol, kind, file } = wanted
  const { articles } = mustRead(services, actor, group, wanted)
  const id = slugFor(title, 'instrument', (slug) => rooms.has(slug))
  const info = { id, workingGroup: group, title, symbol, kind }
  const options = { info, parties: PARTY_CODES, db, now, nameOf: accounts.nameOf }
  const room = db.commit(() => {
    const body = { instrument: id, title, symbol, kind, file }
    noteAct(services, { of: actsOfGroup(group), kind: 'instrument-created', user: actor.user, body })
    return enterInstrument(options, file, articles, actor)
  }, now)
  rooms.open(room)
  return room
}

/** What it would put on the table; nothing is created, and what would be refused is refused. */
export function previewInGroup(services: Services, actor: Actor, group: string, wanted: NewInstrument): DraftPreview {
  return previewDraft(mustRead(services, actor, group, wanted))
}

function mustRead(services: Services, actor: Actor, group: string, wanted: NewInstrument): GroupDraft {
  if (!mayDo(actor, 'manage-group')) throw new Problem('not-allowed')
  checkSymbol(services, wanted.symbol)
  return mustReadDraft(wanted.notation, seatedParties(services.db, group))
}

/** Another title or symbol from now on; what was issued keeps the one it was issued under. */
export function renameInstrument(services: Services, room: Room, actor: Actor, title: string, symbol: string): void {
  if (!mayDo(actor, 'manage-group')) throw new Problem('not-allowed')
  const { db, now } = services
  const { id, workingGroup, title: was, symbol: wasSymbol } = room.info
  if (title === was && symbol === wasSymbol) return
  if (symbol !== wasSymbol) checkSymbol(services, symbol)
  db.commit(() => {
    db.run(db.query.updateTable('instrument').set({ title, symbol }).where('id', '=', id))
    const body = { instrument: id, title, symbol, was, wasSymbol }
    noteAct(services, { of: actsOfGroup(workingGroup), kind: 'instrument-renamed', user: actor.user, body })
  }, now)
  room.info = { ...room.info, title, symbol }
}

/** The notation of a Word file; its tracked changes are taken as made. */
export async function notationOfDocx(base64: string): Promise<string> {
  try {
    return (await readDocx(Buffer.from(base64, 'base64'))).notation
  } catch (error) {
    if (error instanceof FormatError) throw new Problem('file-not-readable', error.message)
    throw error
  }
}

/** A symbol names one instrument, among those, too, that the caller cannot see. */
function checkSymbol({ rooms }: Services, symbol: string): void {
  const isTaken = [...rooms.values()].some(({ info }) => info.symbol.toLowerCase() === symbol.toLowerCase())
  if (isTaken) throw new Problem('symbol-taken', `Another instrument has the symbol ${symbol}.`)
}
