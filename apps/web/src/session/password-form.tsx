import { Button, PasswordInput, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'

export interface Credentials {
  readonly email: string
  readonly password: string
}

/** The first step of signing in. */
export function PasswordForm({ onSubmit }: { readonly onSubmit: (credentials: Credentials) => void }) {
  const form = useForm({ initialValues: { email: '', password: '' } })
  return (
    <form onSubmit={form.onSubmit(onSubmit)}>
      <TextInput
        label="E-mail"
        type="email"
        autoComplete="username webauthn"
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
  )
}
