/** The mapping to WTO agreements and others over HTTP. */
import { PARTY_FACTS, WTO_STATUS_AS_OF, WTO_STATUS_SOURCE, partyName } from '@cartif/negotiation'
import { z } from 'zod'
import { statedArticle } from '../commitments/routes.ts'
import { statedArticles } from '../commitments/stated-articles.ts'
import type { App } from '../http/app-type.ts'
import type { Enter } from '../instruments/enter.ts'
import type { Room } from '../instruments/room.ts'
import { refusals } from '../instruments/schemas.ts'
import { RECORDED_ON, provisionId } from './agreements/agreement.ts'
import { AGREEMENTS } from './catalogue.ts'
import { RELATIONS, readLinks, setLink } from './mapping.ts'

const relation = z.enum(RELATIONS)
const link = z.object({
  article: z.string(),
  name: z.string().describe('What the article was called when it was reviewed'),
  provision: z.string().describe('Of the catalogue; no-counterpart where there is none'),
  relation,
  note: z.string().describe('On consistency'),
  by: z.string(),
  at: z.string().describe('ISO 8601'),
  stale: z.boolean().describe('The words of the article were others then'),
  gone: z.boolean().describe('The article is no longer in the text')
})
const agreement = z.object({
  id: z.string(),
  name: z.string(),
  short: z.string(),
  body: z.string().describe('Agreements of the WTO bind its Members alone'),
  source: z.string(),
  provisions: z.array(z.object({ id: z.string(), number: z.string(), title: z.string() }))
})
const mapping = z.object({
  catalogue: z.object({ recorded: z.string().describe('ISO 8601'), agreements: z.array(agreement) }),
  parties: z.object({
    source: z.string(),
    asOf: z.string().describe('ISO 8601'),
    list: z.array(
      z.object({
        party: z.string(),
        name: z.string(),
        nameRu: z.string(),
        status: z.enum(['member', 'acceding']),
        since: z.string().nullable()
      })
    )
  }),
  articles: z.array(statedArticle),
  links: z.array(link),
  gaps: z.array(z.string()).describe('Articles of which nobody has said anything')
})

export function wtoRoutes(app: App, enter: Enter): void {
  app.get(
    '/api/instruments/:id/wto',
    {
      schema: {
        params: z.object({ id: z.string() }),
        response: { 200: mapping, ...refusals },
        summary: 'How the articles relate to WTO agreements and others, with the catalogue and what nobody has mapped'
      }
    },
    async (request) => readMapping((await enter(request)).room)
  )
  app.put(
    '/api/instruments/:id/wto/:article/:provision',
    {
      schema: {
        params: z.object({ id: z.string(), article: z.string(), provision: z.string() }),
        body: z.strictObject({ relation: relation.nullable(), note: z.string().trim().max(4000).default('') }),
        response: { 200: mapping, ...refusals },
        summary: 'Records how an article relates to a provision of the catalogue; null: no longer'
      }
    },
    async (request) => {
      const { room, actor } = await enter(request)
      const { article, provision } = request.params
      const { relation: said, note } = request.body
      setLink(room, actor, article, { provision, relation: said ?? undefined, note })
      return readMapping(room)
    }
  )
}

function readMapping(room: Room): z.infer<typeof mapping> {
  const articles = [...statedArticles(room)]
  const versions = new Map(articles.map(({ id, version }) => [id, version]))
  const links = readLinks(room).map(({ version, ...rest }) => {
    const current = versions.get(rest.article)
    return { ...rest, stale: current !== undefined && current !== version, gone: current === undefined }
  })
  const mapped = new Set(links.map(({ article }) => article))
  const gaps = articles.flatMap(({ id }) => (mapped.has(id) ? [] : [id]))
  return { catalogue: CATALOGUE, parties: PARTIES, articles, links, gaps }
}

const CATALOGUE = {
  recorded: RECORDED_ON,
  agreements: AGREEMENTS.map((one) => ({
    ...one,
    provisions: one.provisions.map(([number, title]) => ({ id: provisionId(one, number), number, title }))
  }))
}

const PARTIES = {
  source: WTO_STATUS_SOURCE,
  asOf: WTO_STATUS_AS_OF,
  list: PARTY_FACTS.map(({ party, ru, wto }) => ({
    party: party.toUpperCase(),
    name: partyName(party),
    nameRu: ru,
    status: wto.kind,
    since: wto.kind === 'member' ? wto.since : null
  }))
}
