/** What is done at the server by request: decisions, positions, agreement, revisions. */
import {
  Problem,
  decide,
  issueRevision,
  previewDecision,
  reopenDecision,
  setStatus,
  takePosition
} from '@cartif/server/testing'
import { recordedProposals } from '@cartif/live'
import { STANCES, isOpen, standingChanges } from '@cartif/negotiation'
import type { Actor } from '@cartif/negotiation'
import { printedBy, checkDecision, checkReopening } from '../laws.ts'
import { showComposed } from '../show.ts'
import type { Step } from '../step.ts'
import { mustEqual } from '../violation.ts'
import type { World } from '../world.ts'
import { pick } from './choosing.ts'

type Of<K extends Step['kind']> = Extract<Step, { kind: K }>

const CHAIR: Actor = { user: 'chair', name: 'Chair', role: 'chair' }

export function takeDecision(world: World, step: Of<'decide'>): boolean {
  const { room } = quiet(world)
  const open = room.live.negotiation.proposals.filter((one) => isOpen(one) && room.live.recordOf(one.id))
  const proposal = pick(open, step.proposal)
  if (!proposal) return false
  const chair = world.clients.find(({ name }) => name === 'chair')!
  const seen = step.unseen ? chair.live.recordOf(proposal.id)?.version : room.version(proposal)
  const isDone = decideOn(world, CHAIR, proposal.id, step.outcome, seen)
  if (isDone && step.again) reopenIt(world, proposal.id)
  return isDone
}

export function takeWithdrawal(world: World, { who, proposal }: Of<'withdraw'>): boolean {
  const { room } = quiet(world)
  const client = pick(
    world.clients.filter((one) => one.layer),
    who
  )
  const own = room.live.negotiation.proposals.filter(
    (one) => one.holder === client?.holder && isOpen(one) && room.live.recordOf(one.id)
  )
  const found = pick(own, proposal)
  return client !== undefined && found !== undefined && decideOn(world, client.actor, found.id, 'withdraw', undefined)
}

export function decideOn(
  world: World,
  actor: Actor,
  id: string,
  outcome: 'accept' | 'reject' | 'withdraw',
  seen: string | undefined
): boolean {
  const { server, memory } = world
  const { room } = server
  const before = room.live.negotiation
  const shown = showComposed(room.live.composed)
  const accepted = standingChanges(room.live.findProposal(id)!).map((change) => change.id)
  const preview = previewDecision(room, id, outcome)
  const decided = deciding(world, () => decide(room, actor, id, { outcome, seen }))
  if (!decided) return false
  if (outcome === 'accept') for (const change of accepted) memory.accepted.add(change)
  mustEqual('decision', `what followed from ${outcome} ${id}`, JSON.stringify(decided), JSON.stringify(preview))
  checkDecision(before, room.live.negotiation, id)
  memory.decided.set(id, { before: shown, after: showComposed(room.live.composed) })
  return true
}

export function takeReopening(world: World, { proposal }: Of<'reopen'>): boolean {
  const { room } = quiet(world)
  const closed = room.live.negotiation.proposals.filter((one) => room.live.recordOf(one.id)?.decision)
  const found = pick(closed, proposal)
  return found !== undefined && reopenIt(world, found.id)
}

function reopenIt(world: World, id: string): boolean {
  const { room } = world.server
  const decided = world.memory.decided.get(id)
  // What was typed late into words that are opened again is part of them.
  const hasLateWords = [...recordedProposals(room.live.documents.record).values()].some(({ late }) => late)
  const isLast = decided !== undefined && !hasLateWords && decided.after === showComposed(room.live.composed)
  const reopened = deciding(world, () => reopenDecision(room, CHAIR, id, undefined))
  if (reopened && isLast) checkReopening(showComposed(room.live.composed), decided.before, id)
  return reopened !== undefined
}

export function takePositionStep(world: World, { who, proposal, stance }: Of<'position'>): boolean {
  const { room } = quiet(world)
  const client = pick(
    world.clients.filter(({ actor }) => actor.role === 'delegate'),
    who
  )
  const found = pick(
    room.live.negotiation.proposals.filter(({ id }) => room.live.recordOf(id)),
    proposal
  )
  if (!client || !found) return false
  const isTaken = attempt(world, () => {
    takePosition(room, client.actor, found.id, pick(STANCES, stance))
    return true
  })
  return isTaken === true
}

export function takeAgreement(world: World, { part, open }: Of<'agree'>): boolean {
  const { room } = quiet(world)
  const parts = room.live.negotiation.articles.flatMap((article) => [
    { id: article.id, article },
    ...article.line.flatMap((piece) =>
      piece.type === 'mark' && piece.kind !== 'heading' ? [{ id: piece.id, article }] : []
    )
  ])
  const agreed = parts.filter(({ id }) => world.memory.agreed.has(id))
  const chosen = open && agreed.length > 0 ? pick(agreed, part) : pick(parts, part)
  if (!chosen) return false
  const status = world.memory.agreed.has(chosen.id) ? 'open' : 'agreed'
  if (!attempt(world, () => setStatus(room, CHAIR, chosen.id, status))) return false
  if (status === 'open') world.memory.agreed.delete(chosen.id)
  else world.memory.agree(chosen.id, room.live.findArticle(chosen.article.id)!)
  return true
}

export function takeRevision(world: World): boolean {
  const { room } = quiet(world)
  const printed = printedBy(room.live)
  const revision = attempt(world, () => issueRevision(room, CHAIR, { title: '', note: '' }))
  mustEqual('notation', 'what a revision leaves as it was', printedBy(room.live), printed)
  return revision !== undefined
}

/** What has arrived is committed, so that an act begins from what stands. */
export function quiet({ server }: World) {
  server.endTurn()
  server.room.settle()
  return server
}

function deciding<T>(world: World, act: () => T): T | undefined {
  world.memory.isDeciding = true
  try {
    return attempt(world, act)
  } finally {
    world.memory.isDeciding = false
  }
}

/** A refusal is an answer; anything else that is thrown is not. */
export function attempt<T>(world: World, act: () => T): T | undefined {
  try {
    return act()
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    world.memory.refusals++
    return undefined
  }
}
