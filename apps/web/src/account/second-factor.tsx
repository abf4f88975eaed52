import { Button, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useMe } from '../session/session.tsx'
import { call } from '../shared/api.ts'
import { PasswordPrompt } from './password-prompt.tsx'
import { QrCode } from './qr-code.tsx'
import { RecoveryCodes } from './recovery-codes.tsx'
import { Section } from './section.tsx'
import { useAct } from './use-act.ts'

interface Enrolment {
  readonly totpURI: string
  readonly backupCodes: readonly string[]
}

/** A code from an authenticator beside the password: enrolled by showing that the first code is right. */
export function SecondFactor() {
  const { secondFactor } = useMe()
  const { act, ...said } = useAct()
  const queries = useQueryClient()
  const [enrolment, setEnrolment] = useState<Enrolment>()
  const [codes, setCodes] = useState<readonly string[]>()
  const refresh = () => queries.invalidateQueries({ queryKey: ['me'] })
  const begin = async (password: string) =>
    setEnrolment(await act(() => call<Enrolment>('/api/auth/two-factor/enable', 'POST', { password })))
  const confirm = async (code: string) => {
    const confirmed = await act(
      () => call('/api/auth/two-factor/verify-totp', 'POST', { code }),
      'The second factor is on. From now on a code is asked for when you sign in.'
    )
    if (!confirmed) return
    setCodes(enrolment?.backupCodes)
    setEnrolment(undefined)
    await refresh()
  }
  const renew = async (password: string) => {
    const path = '/api/auth/two-factor/generate-backup-codes'
    const made = await act(() => call<{ readonly backupCodes: readonly string[] }>(path, 'POST', { password }))
    setCodes(made?.backupCodes)
  }
  const disable = async (password: string) => {
    const done = await act(
      () => call('/api/auth/two-factor/disable', 'POST', { password }),
      'The second factor is off. The password alone lets you in.'
    )
    setCodes(undefined)
    if (done) await refresh()
  }
  return (
    <Section
      id="second-factor"
      title="Second factor"
      intro="A code from an authenticator on your telephone, asked for beside the password. Who has the password alone does not come in."
      {...said}
    >
      {codes && <RecoveryCodes codes={codes} />}
      {secondFactor ? (
        <Enrolled onRenew={renew} onDisable={disable} />
      ) : enrolment ? (
        <Confirmation uri={enrolment.totpURI} onConfirm={confirm} />
      ) : (
        <PasswordPrompt label="Set up" onSubmit={(password) => void begin(password)} />
      )}
    </Section>
  )
}

interface EnrolledProps {
  onRenew(password: string): Promise<void>
  onDisable(password: string): Promise<void>
}

function Enrolled({ onRenew, onDisable }: EnrolledProps) {
  const [wanted, setWanted] = useState<'codes' | 'off'>()
  if (wanted === 'codes')
    return <PasswordPrompt label="Make new recovery codes" onSubmit={(password) => void onRenew(password)} />
  if (wanted === 'off')
    return <PasswordPrompt label="Turn it off" color="red.9" onSubmit={(password) => void onDisable(password)} />
  return (
    <div className="account-row">
      <strong>On</strong>
      <Button variant="default" onClick={() => setWanted('codes')}>
        New recovery codes…
      </Button>
      <Button variant="subtle" color="red" c="red.9" onClick={() => setWanted('off')}>
        Turn off…
      </Button>
    </div>
  )
}

function Confirmation({ uri, onConfirm }: { readonly uri: string; onConfirm(code: string): Promise<void> }) {
  const [code, setCode] = useState('')
  const secret = new URL(uri).searchParams.get('secret') ?? ''
  return (
    <div className="account-enrol">
      <QrCode words={uri} label="The secret for your authenticator, to be read by its camera" />
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void onConfirm(code.replace(/\s/g, ''))
          setCode('')
        }}
      >
        <p>Read this with an authenticator. Where there is no camera, type in the secret:</p>
        <p>
          <code data-secret>{secret.replace(/(.{4})/g, '$1 ').trim()}</code>
        </p>
        <TextInput
          label="The code it shows now"
          inputMode="numeric"
          autoComplete="one-time-code"
          required
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        <Button type="submit" mt="sm">
          Turn it on
        </Button>
      </form>
    </div>
  )
}
