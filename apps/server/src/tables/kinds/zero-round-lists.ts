/** What each zero round ended with: convergences and divergences, article by article, as they were listed when it was closed. */
import { PhaseDesk } from '../../meetings/phase-desk.ts'
import type { Table } from '../table.ts'

export const ZERO_ROUND_TABLE: Table = {
  id: 'zero-round-lists',
  name: 'Zero-round lists',
  about: 'Convergences and divergences article by article, as they were listed when a zero round was closed.',
  columns: [
    { name: 'phase', about: 'Its id' },
    { name: 'phaseName', about: '' },
    { name: 'instrument', about: 'Its symbol then' },
    { name: 'article', about: 'As it was called then' },
    { name: 'title', about: '' },
    { name: 'verdict', about: 'convergence, divergence or unsettled' },
    { name: 'openIssues', about: '' },
    { name: 'wordings', about: 'How many compete where most do' },
    { name: 'supports', about: 'Parties' },
    { name: 'considers', about: 'Parties' },
    { name: 'reserves', about: 'Parties' },
    { name: 'opposes', about: 'Parties' },
    { name: 'closedAt', about: 'ISO 8601' },
    { name: 'by', about: '' }
  ],
  rows: ({ services, user }) => {
    const desk = new PhaseDesk(services)
    return desk
      .list(user)
      .filter(({ closedAt }) => closedAt !== null)
      .flatMap(({ id, name }) => {
        const { instruments, at, by } = desk.mustFindList(user, id)
        return instruments.flatMap(({ symbol, articles }) =>
          articles.map(({ number, title, verdict, openIssues, wordings, ...said }) => ({
            phase: id,
            phaseName: name,
            instrument: symbol,
            article: number,
            title,
            verdict,
            openIssues,
            wordings,
            supports: codes(said.supports),
            considers: codes(said.considers),
            reserves: codes(said.reserves),
            opposes: codes(said.opposes),
            closedAt: at,
            by
          }))
        )
      })
  },
  whyNoImport: 'A list is made from the texts at the moment when a zero round is closed, and never changed.'
}

function codes(parties: readonly string[]): string {
  return parties.map((party) => party.toUpperCase()).join(' ')
}
