/** What is closed is neither amended, nor decided on, nor stood on. */
import { isOpen } from '@cartif/negotiation'
import type { Proposal } from '@cartif/negotiation'
import { Problem } from '../http/errors.ts'

export function checkOpen(proposal: Proposal): void {
  if (!isOpen(proposal))
    throw new Problem('proposal-not-open', `The proposal is ${proposal.status}.`, { status: proposal.status })
}
