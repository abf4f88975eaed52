/** Brackets, and proposals on whole articles. */
import { placeBetween } from '@cartif/negotiation'
import type { NewChange } from '@cartif/live'
import { clampToGraphemes } from '@cartif/treaty-text'
import type { Client } from '../client.ts'
import type { Step } from '../step.ts'
import type { World } from '../world.ts'
import { pick } from './choosing.ts'
import { articleLine, rangeIn, write } from './editing.ts'

type TableStep = Extract<Step, { kind: 'table' }>

export function takeTable(world: World, step: TableStep): boolean {
  const client = pick(
    world.clients.filter((one) => one.layer),
    step.who
  )
  if (!client?.layer || !client.writer) return false
  client.live.flush()
  const change = changeOf(client, step)
  if (!change) return false
  world.clock += 2000
  return write(world, client, client.layer, true, () =>
    client.layer!.history.act(() => client.writer!.propose([change]) !== '')
  )
}

function changeOf(client: Client, { act, article: number, at, length, word }: TableStep): NewChange | undefined {
  const { live } = client
  const open = live.negotiation.articles.filter(({ id }) => (live.recordOfArticle(id)?.status ?? 'open') === 'open')
  const article = pick(open, number)
  switch (act) {
    case 'insert':
      return {
        kind: 'insert-article',
        order: orderIn(client, at),
        articleKind: 'article',
        line: articleLine(client, word)
      }
    case 'bracket': {
      const range = article && rangeIn(article.line, at, length)
      return range && { kind: 'bracket', in: article.id, ...clampToGraphemes(article.line, range.from, range.to) }
    }
    case 'delete':
      return article && { kind: 'delete-article', article: article.id }
    case 'move':
      return article && { kind: 'move-article', article: article.id, order: orderIn(client, at) }
  }
}

/** Behind some article that is shown. */
function orderIn({ live: { composed } }: Client, at: number): string {
  const index = composed.length === 0 ? 0 : at % composed.length
  return placeBetween(composed[index]?.order ?? null, composed[index + 1]?.order ?? null)
}
