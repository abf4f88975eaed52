import { Alert, Button, CopyButton, Group, Stack, TextInput } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useAct } from '../account/use-act.ts'
import { call, formatDate } from '../shared/api.ts'
import { Dialog } from '../shared/dialog.tsx'
import './plan-form.css'

interface LinkState {
  readonly createdAt: string | null
}

/** A button and what it opens: the address under which a program of calendars reads one's own meetings. */
export function CalendarLink() {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button variant="default" onClick={() => setOpen(true)}>
        Add to calendar
      </Button>
      {isOpen && <CalendarDialog onClose={() => setOpen(false)} />}
    </>
  )
}

function CalendarDialog({ onClose }: { onClose(): void }) {
  const queries = useQueryClient()
  const { data } = useQuery({ queryKey: ['calendar-link'], queryFn: () => call<LinkState>('/api/calendar/link') })
  const [url, setUrl] = useState<string>()
  const { refusal, act } = useAct()
  const make = async () => {
    const made = await act(() => call<LinkState & { readonly url: string }>('/api/calendar/link', 'POST', {}))
    if (!made) return
    setUrl(made.url)
    queries.setQueryData(['calendar-link'], { createdAt: made.createdAt })
  }
  const revoke = async () => {
    const ended = await act(() => call<LinkState>('/api/calendar/link/revocation', 'POST', {}))
    if (!ended) return
    setUrl(undefined)
    queries.setQueryData(['calendar-link'], ended)
  }
  const createdAt = data?.createdAt ?? null
  return (
    <Dialog className="meetings-dialog" onClose={onClose} title="Your calendar" centered size="lg">
      <Stack gap="sm">
        {refusal && (
          <Alert color="red" role="alert">
            {refusal}
          </Alert>
        )}
        <p className="meetings-plain">
          Your calendar program can read the meetings that you may read, and keeps up with changes by itself.
        </p>
        {url === undefined ? <State createdAt={createdAt} /> : <Address url={url} />}
        <Group justify="flex-end">
          {createdAt !== null && (
            <Button variant="default" onClick={() => void revoke()}>
              End the address
            </Button>
          )}
          <Button variant={url === undefined ? 'filled' : 'default'} onClick={() => void make()}>
            {createdAt === null ? 'Make an address' : 'Make a new one'}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  )
}

function State({ createdAt }: LinkState) {
  if (createdAt === null)
    return (
      <p className="meetings-plain">
        There is no address yet. It is for you alone: whoever has it reads your meetings.
      </p>
    )
  return (
    <p className="meetings-plain">
      You made an address on {formatDate(createdAt)}. It was shown once and is kept nowhere; a new one ends it.
    </p>
  )
}

function Address({ url }: { readonly url: string }) {
  return (
    <>
      <Group align="end" gap="xs" wrap="nowrap">
        <TextInput
          label="Address"
          description="Shown this once. It is for you alone."
          readOnly
          value={url}
          style={{ flex: 1 }}
          onFocus={(event) => event.currentTarget.select()}
        />
        <CopyButton value={url}>
          {({ copied, copy }) => (
            <Button variant="default" onClick={copy}>
              {copied ? 'Copied' : 'Copy'}
            </Button>
          )}
        </CopyButton>
      </Group>
      <dl className="calendar-steps">
        <dt>Outlook</dt>
        <dd>Calendar, Add calendar, Subscribe from web; paste the address.</dd>
        <dt>Google Calendar</dt>
        <dd>Other calendars, From URL; paste the address.</dd>
        <dt>Apple Calendar</dt>
        <dd>File, New Calendar Subscription; paste the address.</dd>
      </dl>
    </>
  )
}
