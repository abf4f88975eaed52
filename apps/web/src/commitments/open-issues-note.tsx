import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { articleLink, countOf } from '../progress/figures-json.ts'
import type { Figures } from '../progress/figures-json.ts'
import { call } from '../shared/api.ts'
import type { StatedArticle } from './schedules.ts'

interface OpenIssuesNoteProps {
  readonly instrument: string
  readonly article: StatedArticle
}

/** That the words a commitment is about are not agreed yet, with a way to what is open in them. */
export function OpenIssuesNote({ instrument, article }: OpenIssuesNoteProps) {
  const { data } = useQuery({
    queryKey: ['monitoring', instrument],
    queryFn: () => call<Figures>(`/api/instruments/${instrument}/monitoring`)
  })
  const row = data?.articles.find((one) => one.article === article.id)
  if (!row) return null
  if (row.openIssues === 0) return <p className="quiet commitment-open">{sayStatus(row.status)}</p>
  return (
    <p className="commitment-open" data-open role="note">
      {countOf(row.openIssues, 'issue')} {row.openIssues === 1 ? 'is' : 'are'} open in {article.number}, so its words
      may still change.{' '}
      <Link className="plain-link" to={articleLink(instrument, row)}>
        See it in the text
      </Link>
    </p>
  )
}

function sayStatus(status: Figures['articles'][number]['status']): string {
  if (status === 'open') return 'No issue is open in this article; it is not agreed yet.'
  return status === 'agreed' ? 'This article is agreed.' : 'This article is agreed ad referendum.'
}
