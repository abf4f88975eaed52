/**
 * Which units a text holds, by identity. Positions in the text as it is now can be found again after others have
 * written: taken before, resolved by an AnchorReader after. One pass over the items of the text.
 */
import * as Y from 'yjs'

export class UnitIds {
  private readonly runs: { readonly position: number; readonly length: number; readonly id: Y.ID }[] = []

  constructor(text: Y.Text) {
    let position = 0
    for (let item = text._start; item !== null; item = item.right) {
      const { id, length, deleted, countable } = item
      if (deleted || !countable) continue
      this.runs.push({ position, length, id })
      position += length
    }
  }

  /** An anchor that stands right behind a unit; undefined where there is no such unit. */
  anchorBehind(unit: number): Y.RelativePosition | undefined {
    const run = this.runs.find(({ position, length }) => unit >= position && unit < position + length)
    return run && new Y.RelativePosition(null, null, Y.createID(run.id.client, run.id.clock + unit - run.position), -1)
  }
}
