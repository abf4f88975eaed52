/** Where words come from: who brought them, who stood where, who decided on them, and the revision that first has them. */
import type { RecordedProposal } from '@cartif/live'
import type { Room } from './room.ts'

/** What is known of an origin, as pieces of the text have it: an import, a change of a proposal, a session of the pen. */
export interface Provenance {
  readonly origin: string
  readonly kind: 'import' | 'proposal' | 'pen' | 'unknown'
  /** The proposal. */
  readonly number: number | null
  readonly sponsors: readonly string[]
  readonly positions: readonly { readonly party: string; readonly stance: string; readonly note: string }[]
  /** Who wrote, imported or tabled it, and when (ISO 8601); null where only the session is known. */
  readonly by: string | null
  readonly at: string | null
  readonly rationale: string
  readonly decision: {
    readonly outcome: string
    readonly by: string
    readonly at: string
    readonly note: string
  } | null
  /** The first revision issued since the words are in the text; null where there is none yet. */
  readonly revision: string | null
}

export function readProvenance(room: Room, origins: readonly string[]): readonly Provenance[] {
  return origins.map((origin) => readOne(room, origin))
}

function readOne(room: Room, origin: string): Provenance {
  if (origin.startsWith('import-')) return ofImport(room, origin)
  const owner = room.live.ownerOf(origin)
  const record = owner === undefined ? undefined : room.live.recordOf(owner)
  if (owner !== undefined && record) return ofProposal(room, origin, owner, record)
  if (origin.startsWith('pen-')) {
    const by = room.nameOf(origin.slice('pen-'.length, origin.lastIndexOf('-'))) ?? null
    return { ...nothing(origin), kind: 'pen', by }
  }
  return nothing(origin)
}

function ofImport(room: Room, origin: string): Provenance {
  const [row] = room.register.list({ instrument: room.info.id, kind: 'text-imported', limit: 1 })
  const by = row ? (room.nameOf(row.actor) ?? null) : null
  return {
    ...nothing(origin),
    kind: 'import',
    by,
    at: row?.at ?? null,
    revision: room.live.revisions[0]?.symbol ?? null
  }
}

function ofProposal(room: Room, origin: string, id: string, record: RecordedProposal): Provenance {
  const { number, sponsors, positions, tabledBy, tabledAt, decision } = record
  const since = enteredAt(room, id)
  const revision = since === undefined ? undefined : room.live.revisions.find(({ issuedAt }) => issuedAt >= since)
  return {
    origin,
    kind: 'proposal',
    number,
    sponsors,
    positions: positions
      .filter(({ stance }) => stance !== 'sponsor')
      .map(({ party, stance, note = '' }) => ({ party, stance, note })),
    by: tabledBy,
    at: tabledAt,
    rationale: room.live.findLayerProposal(id)?.rationale ?? '',
    decision: decision
      ? { outcome: decision.outcome, by: decision.by, at: decision.at, note: decision.note ?? '' }
      : null,
    revision: revision?.symbol ?? null
  }
}

/** When the words of a proposal came into the text: with it, or with the proposal that it was taken up into. */
function enteredAt(room: Room, id: string): string | undefined {
  const record = room.live.recordOf(id)
  const proposal = room.live.findProposal(id)
  if (record?.status !== 'accepted' || !record.decision || !proposal) return undefined
  const hosts = (room.live.amendedBy(proposal) ?? []).map((host) => enteredAt(room, host))
  if (hosts.includes(undefined)) return undefined
  return [record.decision.at, ...hosts].toSorted().at(-1)
}

function nothing(origin: string): Provenance {
  return {
    origin,
    kind: 'unknown',
    number: null,
    sponsors: [],
    positions: [],
    by: null,
    at: null,
    rationale: '',
    decision: null,
    revision: null
  }
}
