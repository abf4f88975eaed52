/** What can be done about a proposal, as calls to the server; a refusal is said, and a position taken back can be put again. */
import type { LiveInstrument } from '@cartif/live'
import type { Proposal, Stance } from '@cartif/negotiation'
import { notifications } from '@mantine/notifications'
import { useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { call } from '../shared/api.ts'
import type { Instrument } from '../shared/api.ts'
import type { PendingDecision } from './decision-dialog.tsx'
import type { PositionDetails, ProposalActs } from './proposal-card.tsx'
import { offerUndo } from './undo-position.tsx'

export function useProposalActs(
  live: LiveInstrument,
  { id, party }: Pick<Instrument, 'id' | 'party'>,
  setPending: (pending: PendingDecision) => void
): ProposalActs {
  const queries = useQueryClient()
  return useMemo(() => {
    const send = (path: string, method: 'POST' | 'PUT', body?: object): Promise<boolean> =>
      call(`/api/instruments/${id}/${path}`, method, body).then(
        () => true,
        ({ message }: Error) => {
          notifications.show({ message, color: 'red' })
          return false
        }
      )
    const ask = async (proposal: Proposal, what: string, method: 'POST' | 'PUT', body?: object) => {
      const isDone = await send(`proposals/${encodeURIComponent(proposal.id)}/${what}`, method, body)
      if (isDone) await queries.invalidateQueries({ queryKey: ['confidences', id] })
      return isDone
    }
    const take = (proposal: Proposal, stance: Stance | null, seen: string, more: PositionDetails = {}) =>
      ask(proposal, 'position', 'PUT', { stance, seen, ...more })
    const takeBack = async (proposal: Proposal, seen: string) => {
      const record = live.recordOf(proposal.id)
      const own = record?.positions.find((one) => one.party === party)
      if (!(await take(proposal, null, seen)) || !record || !own) return
      const { stance, version, note, pending, onBehalfOf } = own
      const waits = live.proposals.find((one) => live.recordOf(one.id)?.number === pending)?.id
      const more = {
        ...(note ? { note } : {}),
        ...(waits ? { pending: waits } : {}),
        ...(onBehalfOf ? { onBehalfOf } : {})
      }
      offerUndo(`no. ${record.number}`, () => void take(proposal, stance as Stance, version, more))
    }
    return {
      takePosition: (proposal, stance, seen, more) =>
        void (stance === null ? takeBack(proposal, seen) : take(proposal, stance, seen, more)),
      decide: (proposal, outcome) => setPending({ proposal, outcome }),
      settleLateWords: (proposal, act) => void ask(proposal, 'late', 'POST', { act }),
      sharePen: (proposal, parties) => void ask(proposal, 'pens', 'PUT', { parties }),
      takeOver: (proposal) => void ask(proposal, 'take-over', 'POST'),
      putIntoText: (proposal, pen, seen) =>
        void send(`handed-pens/${pen}/text`, 'POST', { proposals: [{ proposal: proposal.id, seen }] })
    }
  }, [live, id, party, queries, setPending])
}
