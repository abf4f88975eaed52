/**
 * A whole negotiation from a list of steps: takes them one by one and holds the world to its laws after each. Whatever is
 * thrown on the way is a violation. The same run gives the same world on every machine.
 */
import { settle, takeDelivery, takeDisconnection, takeExchange, takeJoining, takeKill } from './acts/delivering.ts'
import {
  takeAgreement,
  takeDecision,
  takePositionStep,
  takeReopening,
  takeRevision,
  takeWithdrawal
} from './acts/deciding.ts'
import { takeEdit, takeEverywhere } from './acts/editing.ts'
import { takeSponsoring, takeTakeOver, takeUp } from './acts/sponsoring.ts'
import { takeHostile } from './acts/hostile.ts'
import { takeTable } from './acts/tabling.ts'
import { takeUndo } from './acts/undoing.ts'
import {
  checkAcknowledged,
  checkAgreed,
  checkAttribution,
  checkBase,
  checkCalm,
  checkCharacters,
  checkComposition,
  checkConvergence,
  checkNotation,
  checkOrigins,
  checkRegister,
  checkUnseen
} from './laws.ts'
import { labelOf } from './step.ts'
import type { Run, Step } from './step.ts'
import { Violation } from './violation.ts'
import { World } from './world.ts'

export interface Failure {
  readonly violation: Violation
  /** The index of the step after which the law did not hold. */
  readonly at: number
}

export interface Outcome {
  readonly failure: Failure | undefined
  /** Steps that had an effect, by label. */
  readonly done: ReadonlyMap<string, number>
}

/** After so many steps, somebody's reading is held against the slow one. */
const COMPARE_EVERY = 25

/** Takes the steps of a run; stops at the first law that does not hold. */
export function simulate({ cast, steps }: Run): Outcome {
  const world = new World(cast)
  const done = new Map<string, number>()
  let at = 0
  try {
    keep(() => settle(world))
    for (; at < steps.length; at++) {
      const step = steps[at]!
      if (keep(() => take(world, step))) done.set(labelOf(step), (done.get(labelOf(step)) ?? 0) + 1)
      keep(() => checkStep(world, at))
    }
    keep(() => checkQuiet(world))
    return { failure: undefined, done }
  } catch (error) {
    if (!(error instanceof Violation)) throw error
    return { failure: { violation: error, at }, done }
  } finally {
    world.destroy()
  }
}

/** Nothing may throw: what does is a violation of its own. */
function keep<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (error instanceof Violation) throw error
    throw new Violation('calm', error instanceof Error ? (error.stack ?? error.message) : String(error))
  }
}

export function take(world: World, step: Step): boolean {
  world.clock += 50
  switch (step.kind) {
    case 'edit':
    case 'pen':
      return takeEdit(world, step)
    case 'everywhere':
      return takeEverywhere(world, step)
    case 'table':
      return takeTable(world, step)
    case 'undo':
    case 'redo':
      return takeUndo(world, step)
    case 'position':
      return takePositionStep(world, step)
    case 'decide':
      return takeDecision(world, step)
    case 'withdraw':
      return takeWithdrawal(world, step)
    case 'reopen':
      return takeReopening(world, step)
    case 'sponsor':
      return takeSponsoring(world, step)
    case 'take-up':
      return takeUp(world, step)
    case 'take-over':
      return takeTakeOver(world, step)
    case 'agree':
      return takeAgreement(world, step)
    case 'revise':
      return takeRevision(world)
    case 'deliver':
      return takeDelivery(world, step)
    case 'exchange':
      return takeExchange(world, step)
    case 'settle':
      return takeSettling(world)
    case 'disconnect':
    case 'connect':
      return takeDisconnection(world, step)
    case 'kill':
      return takeKill(world)
    case 'join':
      return takeJoining(world, step)
    case 'hostile':
      return takeHostile(world, step)
  }
}

function takeSettling(world: World): boolean {
  const isDone = settle(world)
  checkCalm(world)
  checkConvergence(world)
  checkBase(world.server.room.live)
  checkNotation(world.server.room.live)
  return isDone
}

/** Cheap: looks at what has changed on the server, and now and then at one reading from the beginning. */
function checkStep(world: World, at: number): void {
  const { memory, server, clients } = world
  if (memory.violation) throw memory.violation
  checkCalm(world)
  if (memory.changed.size > 0) {
    const composed = [...memory.changed].flatMap((id) => server.room.live.findComposed(id) ?? [])
    checkAttribution(world, composed)
    checkCharacters(composed)
    checkUnseen(composed)
    for (const { id } of composed) {
      const article = server.room.live.findArticle(id)
      if (article) checkOrigins(world, article.line)
    }
    checkAgreed(world, memory.changed)
    memory.changed.clear()
  }
  if (at % COMPARE_EVERY !== 0) return
  const number = (at / COMPARE_EVERY) % (clients.length + 1)
  const client = clients[number]
  checkComposition(client?.live ?? server.room.live, client?.name ?? 'the server', client === undefined)
}

/** Everything, when nothing is under way. */
function checkQuiet(world: World): void {
  takeSettling(world)
  checkRegister(world)
  checkAcknowledged(world)
  const { live } = world.server.room
  checkComposition(live, 'the server', true)
  for (const client of world.clients) {
    checkComposition(client.live, client.name, true)
    checkAttribution(world, client.live.composed)
    checkCharacters(client.live.composed)
    checkUnseen(client.live.composed)
  }
}
