import { Alert, Button, PasswordInput, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation, useNavigate } from 'react-router'
import { partyName } from '@cartif/negotiation'
import { ApiProblem, call, formatDate } from '../shared/api.ts'
import { EmptyState } from '../shared/empty-state.tsx'
import { Loading } from '../shared/loading.tsx'
import { roleName } from '../administration/role-name.ts'
import { wordsOf } from './refusal.ts'
import './sign-in.css'

interface Invited {
  readonly email: string
  readonly name: string
  readonly invitedByName: string
  readonly expiresAt: string
  readonly renews: boolean
  readonly seats: readonly { readonly group: string; readonly role: string; readonly party: string | null }[]
}

/** Where the link of an invitation leads: who invites to what, and a password to choose. */
export function InvitationPage() {
  const token = useLocation().hash.slice(1)
  const { data, error } = useQuery({
    queryKey: ['invitation', token],
    queryFn: () => call<Invited>('/api/invitations/reading', 'POST', { token }),
    staleTime: Number.POSITIVE_INFINITY
  })
  if (error)
    return (
      <EmptyState
        title="This invitation cannot be used"
        text={sayUnreadable(error)}
        link={{ to: '/sign-in', label: 'To the sign-in' }}
      />
    )
  if (!data) return <Loading what="Opening the invitation" />
  return (
    <main className="sign-in sign-in-alone">
      <section className="sign-in-box card">
        <p className="sign-in-mark">CARTIF</p>
        <h1>{data.renews ? 'Set a new password' : 'You are invited'}</h1>
        <p className="quiet">
          By {data.invitedByName}, for {data.email}. The link holds once, until {formatDate(data.expiresAt)}.
        </p>
        {data.renews && (
          <p>You are signed out everywhere, and your second factor and passkeys are taken away: set them up anew.</p>
        )}
        <ul className="sign-in-seats">
          {data.seats.map(({ group, role, party }) => (
            <li key={group}>
              {group}: {roleName(role)}
              {party && ` of ${partyName(party.toLowerCase())}`}
            </li>
          ))}
        </ul>
        <AcceptForm token={token} invited={data} />
      </section>
    </main>
  )
}

/** A link that was cut on its way is no fault of the form. */
function sayUnreadable(error: Error): string {
  const isCut = error instanceof ApiProblem && error.code === 'invalid-request'
  return isCut ? 'The link is not whole: copy all of it, or ask whoever sent it for a new one.' : wordsOf(error)
}

function AcceptForm({ token, invited }: { readonly token: string; readonly invited: Invited }) {
  const [refusal, setRefusal] = useState('')
  const navigate = useNavigate()
  const queries = useQueryClient()
  const form = useForm({
    initialValues: { name: invited.name, password: '', again: '' },
    validate: { again: (again, { password }) => (again === password ? null : 'The two are not the same.') }
  })
  const accept = async ({ name, password }: { name: string; password: string }) => {
    setRefusal('')
    try {
      const { email } = await call<{ readonly email: string }>('/api/invitations/acceptance', 'POST', {
        token,
        name,
        password
      })
      await call('/api/auth/sign-in/email', 'POST', { email, password })
      await queries.invalidateQueries({ queryKey: ['me'] })
      // A new password leads where what was taken away is set up anew.
      await navigate(invited.renews ? '/account' : '/welcome')
    } catch (error) {
      setRefusal(wordsOf(error))
    }
  }
  return (
    <form onSubmit={form.onSubmit((values) => void accept(values))}>
      {refusal && (
        <Alert color="red" mb="sm" role="alert">
          {refusal}
        </Alert>
      )}
      <input type="email" name="email" value={invited.email} autoComplete="username" readOnly hidden />
      <TextInput
        label="Your name"
        description="As others see it in the room"
        required
        size="md"
        {...form.getInputProps('name')}
      />
      <PasswordInput
        label="Password"
        description="At least 12 characters. Four or five words that do not belong together do well."
        autoComplete="new-password"
        required
        size="md"
        mt="sm"
        {...form.getInputProps('password')}
      />
      <PasswordInput
        label="The password once more"
        autoComplete="new-password"
        required
        size="md"
        mt="sm"
        {...form.getInputProps('again')}
      />
      <Button type="submit" fullWidth size="md" mt="lg">
        {invited.renews ? 'Set the password and sign in' : 'Accept and sign in'}
      </Button>
    </form>
  )
}
