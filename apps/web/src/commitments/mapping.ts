/** The mapping to other agreements as the server gives it, and what a page asks of it. */
import { useQuery } from '@tanstack/react-query'
import { call } from '../shared/api.ts'
import type { StatedArticle } from './schedules.ts'

export const NO_COUNTERPART = 'no-counterpart'

export const RELATIONS = [
  ['restates', '=', 'restates'],
  ['builds-on', '+', 'builds on'],
  ['departs-from', '≠', 'departs from'],
  [NO_COUNTERPART, '∅', 'has no counterpart']
] as const
export type Relation = (typeof RELATIONS)[number][0]

export interface WtoLink {
  readonly article: string
  readonly name: string
  readonly provision: string
  readonly relation: Relation
  readonly note: string
  readonly by: string
  readonly at: string
  readonly stale: boolean
  readonly gone: boolean
}

export interface Agreement {
  readonly id: string
  readonly name: string
  readonly short: string
  readonly body: string
  readonly source: string
  readonly provisions: readonly { readonly id: string; readonly number: string; readonly title: string }[]
}

export interface Mapping {
  readonly catalogue: { readonly recorded: string; readonly agreements: readonly Agreement[] }
  readonly articles: readonly StatedArticle[]
  readonly links: readonly WtoLink[]
  /** Of articles of which nobody has said anything. */
  readonly gaps: readonly string[]
}

export function useMapping(instrument: string) {
  return useQuery({
    queryKey: ['wto', instrument],
    queryFn: () => call<Mapping>(`/api/instruments/${instrument}/wto`)
  })
}

export interface FoundProvision {
  readonly agreement: Agreement
  readonly number: string
  readonly title: string
}

export function findProvision({ catalogue }: Mapping, id: string): FoundProvision | undefined {
  for (const agreement of catalogue.agreements) {
    const found = agreement.provisions.find((one) => one.id === id)
    if (found) return { agreement, number: found.number, title: found.title }
  }
  return undefined
}

export const FILTERS = ['all', 'gaps', 'departs', 'stale'] as const
export type MappingFilter = (typeof FILTERS)[number]

/** The articles that a filter leaves, with what is said of each. */
export function articlesUnder(mapping: Mapping, filter: MappingFilter) {
  const all = mapping.articles.map((article) => ({
    article,
    links: mapping.links.filter((link) => link.article === article.id)
  }))
  return all.filter(({ links }) => {
    if (filter === 'gaps') return links.length === 0
    if (filter === 'departs') return links.some(({ relation }) => relation === 'departs-from')
    return filter === 'all' || links.some(({ stale }) => stale)
  })
}

/** Whether an article says again, or further, what Members of the WTO are bound by already: new to others. */
export function isNewToNonMembers(mapping: Mapping, links: readonly WtoLink[]): boolean {
  return links.some((link) => findProvision(mapping, link.provision)?.agreement.body === 'WTO')
}
