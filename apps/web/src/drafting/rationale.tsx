import { writeRationale } from '@cartif/live'
import type { LiveInstrument } from '@cartif/live'
import { Button, Group, Textarea } from '@mantine/core'
import type { Proposal } from '@cartif/negotiation'
import { useState } from 'react'

interface RationaleProps {
  readonly live: LiveInstrument
  readonly proposal: Proposal
  /** Whether it is the reader's own, and open. */
  readonly isOwn: boolean
}

/** Why a proposal is made; its own delegation can say it, and say it better. */
export function Rationale({ live, proposal, isOwn }: RationaleProps) {
  const rationale = live.findLayerProposal(proposal.id)?.rationale ?? ''
  const [draft, setDraft] = useState<string>()
  if (draft !== undefined) {
    const save = () => {
      const layer = live.documents.layers.get(proposal.holder)
      if (layer) writeRationale(layer, proposal.id, draft.trim())
      setDraft(undefined)
    }
    return (
      <form
        onSubmit={(event) => {
          event.preventDefault()
          save()
        }}
      >
        <Textarea
          mt="xs"
          autosize
          minRows={2}
          maxLength={2000}
          value={draft}
          onChange={(event) => setDraft(event.currentTarget.value)}
          aria-label="Why you propose this"
          data-autofocus
          autoFocus
        />
        <Group gap="xs" mt={6}>
          <Button type="submit" size="compact-sm">
            Save
          </Button>
          <Button size="compact-sm" variant="subtle" onClick={() => setDraft(undefined)}>
            Cancel
          </Button>
        </Group>
      </form>
    )
  }
  return (
    <>
      {rationale && <p className="proposal-why">{rationale}</p>}
      {isOwn && (
        <button type="button" className="proposal-explain" onClick={() => setDraft(rationale)}>
          {rationale ? 'Change the reason' : 'Say why'}
        </button>
      )}
    </>
  )
}
