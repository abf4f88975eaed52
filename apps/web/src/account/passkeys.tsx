import { Button, TextInput } from '@mantine/core'
import { browserSupportsWebAuthn, startRegistration } from '@simplewebauthn/browser'
import type { PublicKeyCredentialCreationOptionsJSON } from '@simplewebauthn/browser'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call, formatDate } from '../shared/api.ts'
import { PasswordPrompt } from './password-prompt.tsx'
import { Section } from './section.tsx'
import { useAct } from './use-act.ts'

interface Passkey {
  readonly id: string
  readonly name: string
  readonly createdAt: string
  readonly usedAt: string | null
}

/** Keys that live in a device and sign for this site alone: no password is typed, none can be given away. */
export function Passkeys() {
  const { act, ...said } = useAct()
  const queries = useQueryClient()
  const [name, setName] = useState('')
  const { data: passkeys = [] } = useQuery({
    queryKey: ['passkeys'],
    queryFn: () => call<readonly Passkey[]>('/api/account/passkeys')
  })
  const refresh = () => queries.invalidateQueries({ queryKey: ['passkeys'] })
  const add = async (password: string) => {
    await act(() => makePasskey(password, name), 'The passkey is kept. You can sign in with it.')
    setName('')
    await refresh()
  }
  const remove = async ({ id, name: removed }: Passkey) => {
    await act(
      () => call(`/api/account/passkeys/${id}/removal`, 'POST', {}),
      `The passkey “${removed}” opens nothing more.`
    )
    await refresh()
  }
  return (
    <Section
      id="passkeys"
      title="Passkeys"
      intro="A key in this computer, a telephone or a stick, opened by your finger, face or PIN. It cannot be given away to a page that only looks like this one."
      {...said}
    >
      {passkeys.length > 0 && (
        <ul className="account-list" aria-label="Your passkeys">
          {passkeys.map((passkey) => (
            <li key={passkey.id}>
              <span>
                <strong>{passkey.name}</strong>{' '}
                <span className="quiet">
                  since {formatDate(passkey.createdAt)}
                  {passkey.usedAt !== null && `, last used ${formatDate(passkey.usedAt)}`}
                </span>
              </span>
              <Button variant="subtle" color="red" c="red.9" size="compact-sm" onClick={() => void remove(passkey)}>
                Remove
                <span className="visually-hidden"> {passkey.name}</span>
              </Button>
            </li>
          ))}
        </ul>
      )}
      {browserSupportsWebAuthn() ? (
        <div className="account-row">
          <TextInput
            label="What it is called"
            placeholder="Ministry laptop"
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <PasswordPrompt label="Add a passkey" onSubmit={(password) => void add(password)} />
        </div>
      ) : (
        <p>This browser cannot make passkeys here: they need an address that begins with https, or localhost.</p>
      )}
    </Section>
  )
}

async function makePasskey(password: string, name: string): Promise<unknown> {
  const optionsJSON = await call<PublicKeyCredentialCreationOptionsJSON>('/api/account/passkeys/options', 'POST', {
    password
  })
  const response = await startRegistration({ optionsJSON })
  return call('/api/account/passkeys', 'POST', { name: name.trim() || 'Passkey', response })
}
