import { Alert, Button, PasswordInput, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { nameOf } from '@cartif/negotiation'
import { ApiProblem, call } from '../shared/api.ts'
import './sign-in.css'

interface Health {
  readonly demonstration: boolean
  readonly accounts: readonly {
    readonly name: string
    readonly email: string
    readonly party: string | null
    readonly role: string
  }[]
}

const DEMONSTRATION_PASSWORD = 'zero-draft-2026'

export function SignInPage() {
  const [refusal, setRefusal] = useState('')
  const [search] = useSearchParams()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const { data: health } = useQuery({ queryKey: ['health'], queryFn: () => call<Health>('/api/health') })
  const form = useForm({ initialValues: { email: '', password: '' } })
  const signIn = async (values: { email: string; password: string }) => {
    try {
      await call('/api/auth/sign-in/email', 'POST', values)
      await queries.invalidateQueries()
      await navigate(search.get('next') ?? '/')
    } catch (error) {
      setRefusal(
        error instanceof ApiProblem && error.status < 500
          ? 'The e-mail address or the password is not right.'
          : 'The server cannot be reached.'
      )
    }
  }
  return (
    <main className="sign-in">
      <section className="sign-in-box card">
        <p className="sign-in-mark">CARTIF</p>
        <h1>The place where the agreement is written</h1>
        <p className="quiet">CAREC Trade and Investment Facilitation Partnership Agreement</p>
        <form onSubmit={form.onSubmit((values) => void signIn(values))}>
          {refusal && (
            <Alert color="red" mb="sm" role="alert">
              {refusal}
            </Alert>
          )}
          <TextInput
            label="E-mail"
            type="email"
            autoComplete="username"
            required
            size="md"
            {...form.getInputProps('email')}
          />
          <PasswordInput
            label="Password"
            autoComplete="current-password"
            required
            size="md"
            mt="sm"
            {...form.getInputProps('password')}
          />
          <Button type="submit" fullWidth size="md" mt="lg">
            Sign in
          </Button>
        </form>
      </section>
      {health?.demonstration && (
        <section className="sign-in-demo" aria-label="Demonstration accounts">
          <h2>Demonstration</h2>
          <p className="quiet">Enter the room as one of its people.</p>
          <div className="sign-in-people">
            {health.accounts.map(({ name, email, party, role }) => (
              <button
                key={email}
                type="button"
                className="person"
                data-holder={party ?? role}
                onClick={() => void signIn({ email, password: DEMONSTRATION_PASSWORD })}
              >
                <span className="party">
                  {party ? nameOf(party) : role === 'secretariat' ? 'SEC' : role.toUpperCase()}
                </span>
                <span>{name.replace(/^Delegate of /, '')}</span>
              </button>
            ))}
          </div>
        </section>
      )}
    </main>
  )
}
