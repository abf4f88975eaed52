/**
 * All training rooms of the server, each in a directory of its own below one. Whoever serves them is told of those that are open, of
 * those that are opened later, and of those that are closed.
 */
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Article } from '@cartif/treaty-text'
import { Problem } from '../http/errors.ts'
import type { Room } from '../instruments/room.ts'
import { rehearse } from './rehearse.ts'
import { beginTraining, openTraining } from './training-room.ts'
import type { TrainingOptions, TrainingRoom, TrainingSource } from './training-room.ts'

/** More at the same time are not needed, and each has a database open. */
const MOST_ROOMS = 40

interface Follower {
  opened(training: TrainingRoom): void
  closed(id: string): void
}

export class TrainingRooms {
  private readonly options: TrainingOptions
  private readonly all = new Map<string, TrainingRoom>()
  private readonly followers: Follower[] = []
  /** Directories that could not be opened, for whoever looks after the server. */
  readonly failed: { readonly name: string; readonly reason: string }[] = []

  /** `options.directory`: the one below which the rooms are. */
  constructor(options: TrainingOptions) {
    this.options = options
    for (const name of this.isBegun ? readdirSync(options.directory).toSorted() : []) this.reopen(name)
  }

  /** Whether there has ever been one. */
  get isBegun(): boolean {
    return existsSync(this.options.directory)
  }

  /** As they are now, for whoever looks after all rooms. */
  get rooms(): readonly Room[] {
    return [...this.all.values()].map(({ room }) => room)
  }

  /** The newest first. */
  list(): readonly TrainingRoom[] {
    return [...this.all.values()].toSorted((a, b) => b.openedAt.localeCompare(a.openedAt))
  }

  find(id: string): TrainingRoom | undefined {
    return this.all.get(id)
  }

  follow(follower: Follower): void {
    this.followers.push(follower)
    for (const training of this.all.values()) follower.opened(training)
  }

  open(source: TrainingSource, by: string, articles: readonly Article[]): TrainingRoom {
    if (this.all.size >= MOST_ROOMS)
      throw new Problem('invalid-request', 'There are too many training rooms already. Close one first.')
    mkdirSync(this.options.directory, { recursive: true })
    const id = `training-${randomBytes(4).toString('hex')}`
    const training = beginTraining(this.optionsFor(id), id, { source, by }, articles)
    rehearse(training.room)
    this.all.set(id, training)
    for (const { opened } of this.followers) opened(training)
    return training
  }

  /** Nobody is in it any more, and nothing of it is left. */
  remove(id: string): void {
    const training = this.all.get(id)
    if (!training) return
    this.all.delete(id)
    for (const { closed } of this.followers) closed(id)
    training.remove()
  }

  /** Before the server stops. */
  close(): void {
    for (const training of this.all.values()) training.close()
    this.all.clear()
  }

  /** Practice that cannot be read any more, or was never begun to the end, is no reason not to negotiate. */
  private reopen(name: string): void {
    try {
      const training = openTraining(this.optionsFor(name))
      if (training) this.all.set(training.id, training)
    } catch (error) {
      this.failed.push({ name, reason: String(error) })
    }
  }

  private optionsFor(name: string): TrainingOptions {
    return { ...this.options, directory: join(this.options.directory, name) }
  }
}
