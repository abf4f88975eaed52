import type { LiveInstrument } from '@cartif/live'
import { issuesOf } from '@cartif/negotiation'
import { Button, Menu } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconChevronDown } from '@tabler/icons-react'
import { CallButton } from '../room/consensus-call.tsx'
import { call } from '../shared/api.ts'
import type { Instrument } from '../shared/api.ts'

const STATUSES = [
  ['open', 'Open'],
  ['agreed-ad-referendum', 'Agreed ad referendum'],
  ['agreed', 'Agreed']
] as const

interface AgreementMenuProps {
  readonly live: LiveInstrument
  readonly instrument: Instrument
  readonly article: string
}

/** Where an article stands; the chair may agree it once nothing in it is open, rung by rung, and open it again. */
export function AgreementMenu({ live, instrument, article }: AgreementMenuProps) {
  const composed = live.findComposed(article)
  if (!composed || composed.inserted) return null
  const status = live.recordOfArticle(article)?.status ?? 'open'
  const label = STATUSES.find(([value]) => value === status)?.[1]
  if (instrument.role !== 'chair') return status === 'open' ? null : <p className="agreement">{label}</p>
  const open = issuesOf(composed).length
  const set = (value: string) => {
    call(`/api/instruments/${instrument.id}/provisions/${article}/status`, 'PUT', { status: value }).catch(
      (error: Error) => notifications.show({ message: error.message, color: 'red' })
    )
  }
  return (
    <div className="agreement-row">
      <Menu position="bottom-start">
        <Menu.Target>
          <Button
            size="compact-sm"
            variant="default"
            rightSection={<IconChevronDown size={14} />}
            className="agreement"
          >
            {label}
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
              onClick={() => set(value)}
            >
              {name}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {open === 0 && status === 'open' && <CallButton instrument={instrument} subject={article} />}
    </div>
  )
}
