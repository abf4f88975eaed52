import { Button, PasswordInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQueryClient } from '@tanstack/react-query'
import { call } from '../shared/api.ts'
import { Section } from './section.tsx'
import { useAct } from './use-act.ts'

/** A new password ends every other session: whoever had the old one is out. */
export function PasswordSection() {
  const { act, ...said } = useAct()
  const queries = useQueryClient()
  const form = useForm({
    initialValues: { currentPassword: '', newPassword: '', again: '' },
    validate: { again: (again, { newPassword }) => (again === newPassword ? null : 'The two are not the same.') }
  })
  const change = async ({ currentPassword, newPassword }: { currentPassword: string; newPassword: string }) => {
    const body = { currentPassword, newPassword, revokeOtherSessions: true }
    const changed = await act(
      () => call('/api/auth/change-password', 'POST', body),
      'The password is changed. Everywhere else you were signed out.'
    )
    if (!changed) return
    form.reset()
    await queries.invalidateQueries({ queryKey: ['sessions'] })
  }
  return (
    <Section
      id="password"
      title="Password"
      intro="At least 12 characters. Four or five words that do not belong together do well."
      {...said}
    >
      <form className="account-form" onSubmit={form.onSubmit((values) => void change(values))}>
        <PasswordInput
          label="Present password"
          autoComplete="current-password"
          required
          {...form.getInputProps('currentPassword')}
        />
        <PasswordInput
          label="New password"
          autoComplete="new-password"
          required
          {...form.getInputProps('newPassword')}
        />
        <PasswordInput
          label="The new password once more"
          autoComplete="new-password"
          required
          {...form.getInputProps('again')}
        />
        <Button type="submit">Change the password</Button>
      </form>
    </Section>
  )
}
