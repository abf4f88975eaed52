import { partyNameAfterOf } from '@cartif/negotiation'
import { Button, Select, Stack, TextInput, Textarea } from '@mantine/core'
import { useState } from 'react'
import { DialogFoot, Refusal } from '../shared/dialog-foot.tsx'
import { Dialog } from '../shared/dialog.tsx'
import { KINDS, KIND_WORDS, subjectOf } from './assistance-json.ts'
import type { AssistanceGroup, AssistanceKind, AssistanceRequest, Provider } from './assistance-json.ts'
import { useDialogAct } from './use-act.ts'

interface OfferDialogProps {
  readonly group: AssistanceGroup
  /** The request that it is made to; to whoever asks without it. */
  readonly to?: AssistanceRequest
  onClose(): void
}

const OFFICES: readonly { readonly value: Provider; readonly label: string }[] = [
  { value: 'adb', label: 'ADB' },
  { value: 'secretariat', label: 'The Secretariat' },
  { value: 'partner', label: 'A partner' }
]

/** Offering assistance: a delegation for its own country, the secretariat for itself, for ADB and for partners. */
export function OfferDialog({ group, to, onClose }: OfferDialogProps) {
  const { refusal, act } = useDialogAct()
  const isParty = group.party !== null
  const [offer, setOffer] = useState({
    provider: (isParty ? 'party' : 'adb') as Provider,
    name: '',
    kind: to?.kind ?? ('training' as AssistanceKind),
    words: ''
  })
  const change = (part: Partial<typeof offer>) => setOffer({ ...offer, ...part })
  const isWhole = offer.words.trim() !== '' && (offer.provider !== 'partner' || offer.name.trim() !== '')
  const send = async () => {
    const body = { ...offer, group: group.id, request: to?.id ?? null }
    if (await act('/offers', 'POST', body, 'The working group reads the offer.')) onClose()
  }
  return (
    <Dialog onClose={onClose} title="Offer assistance" size="lg">
      <p className="quiet dialog-about">
        {to ? `To ${partyNameAfterOf(to.party)}: ${subjectOf(to)}` : 'To whoever asks.'}
      </p>
      <Stack gap="md">
        {!isParty && (
          <Select
            label="From"
            allowDeselect={false}
            value={offer.provider}
            onChange={(provider) => provider && change({ provider: provider as Provider })}
            data={[...OFFICES]}
          />
        )}
        {offer.provider === 'partner' && (
          <TextInput
            label="Name of the partner"
            required
            maxLength={200}
            value={offer.name}
            onChange={(event) => change({ name: event.currentTarget.value })}
          />
        )}
        <Select
          label="Kind"
          allowDeselect={false}
          value={offer.kind}
          onChange={(kind) => kind && change({ kind: kind as AssistanceKind })}
          data={KINDS.map((kind) => ({ value: kind, label: KIND_WORDS[kind] }))}
        />
        <Textarea
          label="What is offered"
          required
          autosize
          minRows={3}
          maxRows={10}
          maxLength={4000}
          data-autofocus
          value={offer.words}
          onChange={(event) => change({ words: event.currentTarget.value })}
        />
      </Stack>
      <Refusal words={refusal} />
      <DialogFoot onClose={onClose}>
        <Button disabled={!isWhole} onClick={() => void send()}>
          Offer it
        </Button>
      </DialogFoot>
    </Dialog>
  )
}
