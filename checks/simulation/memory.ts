/** What the laws remember of a run, because the documents do not say it: decisions that were made, what is agreed. */
import type { Article, Line } from '@cartif/treaty-text'
import { provisionsOf } from '@cartif/treaty-text'
import { checkTextWriter } from './laws.ts'
import type { World } from './world.ts'

export class Memory {
  /** The changes that a decision has taken into a text. */
  readonly accepted = new Set<string>()
  /** Articles and provisions that are agreed, as they stood then. */
  readonly agreed = new Map<string, { readonly article: string; readonly order?: string; readonly line: Line }>()
  /** Proposals in which somebody has taken over the words of others. */
  readonly takenOver = new Set<string>()
  /** What was shown before and after each decision, by proposal. */
  readonly decided = new Map<string, { readonly before: string; readonly after: string }>()
  /** Whether a decision is being made at this moment. */
  isDeciding = false
  /** Found while the server was writing, where throwing would undo what is to be told. */
  violation: unknown
  /** Articles whose words have changed since they were last looked at. */
  readonly changed = new Set<string>()
  readonly counts = new Map<string, number>()
  /** Steps that had an effect. */
  readonly done = new Map<string, number>()
  refusals = 0
  private readonly world: World

  constructor(world: World) {
    this.world = world
    this.watch()
  }

  /** Looks at every write of the text, and at every article that is composed anew; once more after the server was killed. */
  watch(): void {
    const { room } = this.world.server
    room.documents.open('text').on('update', (_: Uint8Array, origin: unknown) => {
      try {
        checkTextWriter(this.world, origin)
      } catch (error) {
        this.violation ??= error
      }
    })
    room.live.onChange(({ articles }) => {
      for (const id of articles) this.changed.add(id)
    })
    for (const { id } of room.live.composed) this.changed.add(id)
  }

  agree(part: string, article: Article): void {
    if (part === article.id)
      return void this.agreed.set(part, { article: part, order: article.order, line: article.line })
    const provision = provisionsOf(article.line).find(({ mark }) => mark.id === part)
    if (provision) this.agreed.set(part, { article: article.id, line: [provision.mark, ...provision.line] })
  }
}
