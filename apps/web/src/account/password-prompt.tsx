import { Button, PasswordInput } from '@mantine/core'
import { useState } from 'react'

interface PasswordPromptProps {
  readonly label: string
  readonly color?: string
  onSubmit(password: string): void
}

/** Acts that would help a thief of an open window ask for the password once more. */
export function PasswordPrompt({ label, color, onSubmit }: PasswordPromptProps) {
  const [password, setPassword] = useState('')
  return (
    <form
      className="account-row"
      onSubmit={(event) => {
        event.preventDefault()
        onSubmit(password)
        setPassword('')
      }}
    >
      <PasswordInput
        label="Your password"
        autoComplete="current-password"
        required
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      <Button type="submit" {...(color === undefined ? {} : { color })}>
        {label}
      </Button>
    </form>
  )
}
