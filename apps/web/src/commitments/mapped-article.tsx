import { NON_MEMBERS } from '@cartif/negotiation'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { formatDate } from '../shared/api.ts'
import { PartyLabel } from '../shared/party-label.tsx'
import { LinkDialog } from './link-dialog.tsx'
import { RELATIONS, findProvision, isNewToNonMembers } from './mapping.ts'
import type { Mapping, WtoLink } from './mapping.ts'
import type { StatedArticle } from './schedules.ts'

interface MappedArticleProps {
  readonly instrument: string
  readonly mapping: Mapping
  readonly article: StatedArticle
  readonly links: readonly WtoLink[]
  readonly mayEdit: boolean
}

/** One article with the provisions that it relates to, and whom it brings something new. */
export function MappedArticle({ instrument, mapping, article, links, mayEdit }: MappedArticleProps) {
  const [edited, setEdited] = useState<WtoLink | 'new'>()
  return (
    <li className={links.length === 0 ? 'wto-article is-gap' : 'wto-article'}>
      <div className="wto-article-head">
        <h2>
          {article.number} <span>{article.title}</span>
        </h2>
        {mayEdit && (
          <Button
            className="no-print"
            size="compact-md"
            variant="default"
            onClick={() => setEdited('new')}
            aria-label={`Map ${article.number}`}
          >
            Map
          </Button>
        )}
      </div>
      {isNewToNonMembers(mapping, links) && (
        <p className="wto-new">
          New to non-Members{' '}
          {NON_MEMBERS.map((party) => (
            <PartyLabel key={party} holder={party} />
          ))}
        </p>
      )}
      {links.length === 0 && <p className="quiet">Nobody has said how it relates to other agreements.</p>}
      <ul>
        {links.map((link) => (
          <Link
            key={link.provision}
            mapping={mapping}
            link={link}
            {...(mayEdit ? { onEdit: () => setEdited(link) } : {})}
          />
        ))}
      </ul>
      {edited && (
        <LinkDialog
          instrument={instrument}
          mapping={mapping}
          article={article}
          link={edited === 'new' ? undefined : edited}
          onClose={() => setEdited(undefined)}
        />
      )}
    </li>
  )
}

interface LinkProps {
  readonly mapping: Mapping
  readonly link: WtoLink
  onEdit?(): void
}

function Link({ mapping, link, onEdit }: LinkProps) {
  const { provision, relation, note, by, at, stale } = link
  const found = findProvision(mapping, provision)
  const [, sign, words] = RELATIONS.find(([one]) => one === relation)!
  const name = found ? `${found.agreement.short}, ${found.number}` : 'in the catalogue'
  return (
    <li>
      <p>
        <span className="wto-relation" data-relation={relation}>
          <b aria-hidden>{sign}</b> {words}
        </span>{' '}
        <span title={found?.agreement.source}>
          {name}
          {found && <em> {found.title}</em>}
        </span>
      </p>
      {note && <p className="wto-note">{note}</p>}
      <p className="quiet wto-by">
        {by}, {formatDate(at)}
        {stale && <span className="wto-stale"> · reviewed on earlier wording</span>}
        {onEdit && (
          <button type="button" className="link-button no-print" onClick={onEdit} aria-label={`Review again: ${name}`}>
            Review again
          </button>
        )}
      </p>
    </li>
  )
}
