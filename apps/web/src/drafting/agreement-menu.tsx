import type { AgreementStatus, LiveInstrument, RecordedArticle } from '@cartif/live'
import { issuesOf } from '@cartif/negotiation'
import { Button, Menu, Modal } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconChevronDown } from '@tabler/icons-react'
import { useState } from 'react'
import { CallButton } from '../room/consensus-call.tsx'
import { HandOverButton } from '../room/hand-over.tsx'
import { call, formatDate } from '../shared/api.ts'
import type { Instrument } from '../shared/api.ts'
import { usePlace } from '../shared/use-half-written.ts'
import { AgreeDialog } from './agree-dialog.tsx'
import { ReasonForm } from './reason-form.tsx'

const STATUSES = [
  ['open', 'Open'],
  ['agreed-ad-referendum', 'Agreed ad referendum'],
  ['agreed', 'Agreed']
] as const

type Agreed = Exclude<AgreementStatus, 'open'>

interface AgreementMenuProps {
  readonly live: LiveInstrument
  readonly instrument: Instrument
  readonly article: string
}

/** Where an article stands; the chair may agree it once nothing in it is open, rung by rung, and open it again with a reason. */
export function AgreementMenu({ live, instrument, article }: AgreementMenuProps) {
  const [isReopening, setReopening] = useState(false)
  const [agreeing, setAgreeing] = useState<Agreed>()
  const place = usePlace(instrument.id, article, 'open again')
  const composed = live.findComposed(article)
  if (!composed || composed.inserted) return null
  const record = live.recordOfArticle(article)
  const status = record?.status ?? 'open'
  if (instrument.role !== 'chair') return <Standing record={record} />
  const open = issuesOf(composed).length
  const set = (value: string, note?: string) => {
    setReopening(false)
    setAgreeing(undefined)
    const body = { status: value, ...(note ? { note } : {}) }
    call(`/api/instruments/${instrument.id}/provisions/${article}/status`, 'PUT', body).catch((error: Error) =>
      notifications.show({ message: error.message, color: 'red' })
    )
  }
  return (
    <>
      <div className="agreement-row">
        <Menu position="bottom-start">
          <Menu.Target>
            <Button
              size="compact-sm"
              variant="default"
              rightSection={<IconChevronDown size={14} />}
              className="agreement"
            >
              {nameOf(status)}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {open > 0 && (
              <Menu.Label>
                {open === 1 ? 'One issue is still open' : `${open} issues are still open`}: decide before agreeing
              </Menu.Label>
            )}
            {open === 0 && status === 'open' && <Menu.Label>First ad referendum, then agreed</Menu.Label>}
            {STATUSES.filter(([value]) => value !== status).map(([value, name]) => (
              <Menu.Item
                key={value}
                disabled={(value !== 'open' && open > 0) || (value === 'agreed' && status === 'open')}
                onClick={() => (value === 'open' ? setReopening(true) : setAgreeing(value))}
              >
                {value === 'open' ? 'Open it again…' : `${name}…`}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
        {open === 0 && status === 'open' && <CallButton instrument={instrument} subject={article} />}
        {status === 'open' && <HandOverButton live={live} instrument={instrument} article={article} />}
      </div>
      <Standing record={record} />
      {agreeing && (
        <AgreeDialog
          live={live}
          instrument={instrument.id}
          article={article}
          status={agreeing}
          onAgree={(note) => set(agreeing, note)}
          onClose={() => setAgreeing(undefined)}
        />
      )}
      <Modal opened={isReopening} onClose={() => setReopening(false)} title="Open this article again?" centered>
        <p className="quiet">Delegations can propose on it again. What was agreed stays in the register.</p>
        <ReasonForm
          label="Why it is opened again"
          reason=""
          place={place}
          save="Open it again"
          onSave={(reason) => set('open', reason)}
          onCancel={() => setReopening(false)}
        />
      </Modal>
    </>
  )
}

/** Since when, and why it was opened again. */
function Standing({ record }: { readonly record: RecordedArticle | undefined }) {
  if (!record?.at) return null
  const { status, at, note } = record
  return (
    <p className={status === 'open' ? 'agreement is-open quiet' : 'agreement'}>
      {status === 'open' ? 'Opened again' : nameOf(status)}, {formatDate(at)}
      {note ? `: ${note}` : ''}
    </p>
  )
}

function nameOf(status: string): string {
  return STATUSES.find(([value]) => value === status)?.[1] ?? status
}
