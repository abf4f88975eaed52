/** Who approved, published and withdrew what is said to the public, and when. */
import { OutreachDesk } from '../../outreach/outreach-desk.ts'
import type { Table } from '../table.ts'

export const PUBLICATION_ACTS_TABLE: Table = {
  id: 'publication-acts',
  name: 'Acts on publications',
  about: 'Who approved, published and withdrew what, in which version.',
  columns: [
    { name: 'publication', about: 'Its id' },
    { name: 'act', about: 'approved, published or withdrawn' },
    { name: 'version', about: 'On which it was done' },
    { name: 'by', about: '' },
    { name: 'at', about: 'ISO 8601' }
  ],
  rows: ({ services, user }) =>
    new OutreachDesk(services)
      .list(user)
      .flatMap(({ publication }) =>
        publication.acts.map(({ act, version, by, at }) => ({ publication: publication.id, act, version, by, at }))
      ),
  whyNoImport:
    'Nobody approves by a file: each step is taken on the page of the publication, by somebody who did not write it.'
}
