/**
 * What a report is written from: the figures of each instrument of its groups, the articles agreed, the open issues with who
 * stands where. Read from the live text and the register at one moment.
 */
import { readFigures } from '../monitoring/figures.ts'
import type { Figures } from '../monitoring/figures.ts'
import { readCounted } from '../monitoring/open-proposals.ts'
import { seatedParties, treatyRooms } from '../monitoring/seats.ts'
import { listRevisions } from '../instruments/revisions.ts'
import type { Room } from '../instruments/room.ts'
import type { Services } from '../services.ts'
import { readAround } from './around.ts'
import type { ReportAround } from './around.ts'
import { reportedGroups } from './reported-groups.ts'
import { readReportIssues } from './report-issue.ts'
import type { ReportIssue } from './report-issue.ts'

export interface ReportInstrument {
  readonly figures: Figures
  /** The symbol of the last revision, or of the instrument before the first. */
  readonly symbol: string
  /** "Article 3 — Transparency" */
  readonly agreed: readonly string[]
  readonly issues: readonly ReportIssue[]
}

export interface ReportGroup {
  readonly id: string
  readonly name: string
  readonly parties: readonly string[]
  /** None where the group has no text of the treaty on the table yet. */
  readonly instruments: readonly ReportInstrument[]
}

export interface ReportMaterial {
  /** ISO 8601 */
  readonly asOf: string
  readonly groups: readonly ReportGroup[]
  readonly around: ReportAround
}

export function readMaterial(
  { db, rooms, now }: Pick<Services, 'db' | 'rooms' | 'now'>,
  groups: readonly string[]
): ReportMaterial {
  const wanted = treatyRooms(rooms.values()).filter(({ info }) => groups.includes(info.workingGroup))
  return {
    asOf: now(),
    around: readAround({ db, now }, groups, wanted),
    groups: reportedGroups(db, wanted, groups).map(({ id, name }) => {
      const parties = seatedParties(db, id)
      const here = wanted.filter(({ info }) => info.workingGroup === id)
      return { id, name, parties, instruments: here.map((room) => readInstrument(room, parties)) }
    })
  }
}

function readInstrument(room: Room, parties: readonly string[]): ReportInstrument {
  const figures = readFigures(room, parties)
  const agreed = figures.articles.filter(({ status }) => status !== 'open')
  return {
    figures,
    symbol: listRevisions(room).at(-1)?.symbol ?? room.info.symbol,
    agreed: agreed.map(({ number, title, status }) => {
      const name = [number, title].filter(Boolean).join(' — ')
      return status === 'agreed-ad-referendum' ? `${name} (ad referendum)` : name
    }),
    issues: readReportIssues(room.live, readCounted(room), figures.asOf)
  }
}
