import { useQuery } from '@tanstack/react-query'
import { call } from '../shared/api.ts'

interface TextJson {
  readonly articles: readonly {
    readonly id: string
    readonly provisions: readonly {
      readonly id: string
      readonly number: string
      readonly kind: string
      readonly text: string
    }[]
  }[]
}

interface ArticleWordsProps {
  readonly instrument: string
  readonly article: string
  /** They are read again where it is another. */
  readonly version: string
}

/** The article as it stands, without what is only proposed: the words that a commitment is about. */
export function ArticleWords({ instrument, article, version }: ArticleWordsProps) {
  const { data } = useQuery({
    queryKey: ['base-text', instrument, article, version],
    queryFn: () => call<TextJson>(`/api/instruments/${instrument}/text?view=base`),
    staleTime: Infinity
  })
  const provisions = data?.articles
    .find(({ id }) => id === article)
    ?.provisions.filter(({ kind }) => kind !== 'heading')
  return (
    <section className="commitment-words" aria-label="The article as it stands">
      <h3>The article as it stands</h3>
      {!data && <p className="quiet">Reading the text.</p>}
      {provisions?.map(({ id, number, kind, text }) => (
        <p key={id} data-kind={kind}>
          {number} {text}
        </p>
      ))}
    </section>
  )
}
