/** One step of the demonstration, carried out through the same functions that answer requests. A step that does not fit throws. */
import type { Actor } from '@cartif/negotiation'
import { setStatus } from '../instruments/agreement.ts'
import { decide } from '../instruments/decisions.ts'
import { mustFindProvision } from '../instruments/find-words.ts'
import { takePosition, takeStanding } from '../instruments/positions.ts'
import { propose } from '../instruments/propose.ts'
import { reopenDecision } from '../instruments/reopening.ts'
import { issueRevision } from '../instruments/revisions.ts'
import type { Room } from '../instruments/room.ts'
import type { Step } from './steps.ts'

/** The negotiation on one instrument, as far as it has come: its room, and the proposals by the names that its steps give them. */
export interface Talks {
  readonly room: Room
  readonly proposals: Map<string, string>
}

export function carryOut({ room, proposals }: Talks, step: Step, actor: Actor): void {
  const mustFind = (name: string) => {
    const id = proposals.get(name)
    if (id === undefined) throw new Error(`there is no proposal ${name}`)
    return id
  }
  switch (step.act) {
    case 'propose': {
      const changes = step.changes.map((change) =>
        'amends' in change ? { ...change, amends: mustFind(change.amends) } : change
      )
      return void proposals.set(step.id, propose(room, actor, { changes, rationale: step.rationale }))
    }
    case 'position':
      return takePosition(room, actor, mustFind(step.on), step.stance, { note: step.note })
    case 'standing':
      return void takeStanding(room, actor, mustFindProvision(room, step.article).text, step.stance, step.note)
    case 'decide': {
      const id = mustFind(step.on)
      if (step.outcome === 'reopen') return void reopenDecision(room, actor, id, step.note)
      const seen = room.version(room.mustFindProposal(id))
      return void decide(room, actor, id, { outcome: step.outcome, seen, note: step.note })
    }
    case 'status':
      return void setStatus(room, actor, mustFindProvision(room, step.article).text, step.status)
    case 'revision':
      return void issueRevision(room, actor, step)
  }
}
