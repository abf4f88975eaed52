import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'

interface CodeFormProps {
  onSubmit(code: string, isRecovery: boolean): void
  onBack(): void
}

/** The second step, for those who have a second factor: a code of the authenticator, or one of the recovery codes. */
export function CodeForm({ onSubmit, onBack }: CodeFormProps) {
  const [code, setCode] = useState('')
  const [isRecovery, setRecovery] = useState(false)
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        onSubmit(isRecovery ? code.trim() : code.replace(/\s/g, ''), isRecovery)
        setCode('')
      }}
    >
      <TextInput
        key={String(isRecovery)}
        label={isRecovery ? 'Recovery code' : 'Code'}
        description={
          isRecovery ? 'One of those you kept; each holds once.' : 'The six digits your authenticator shows.'
        }
        autoComplete="one-time-code"
        inputMode={isRecovery ? 'text' : 'numeric'}
        required
        size="md"
        data-autofocus
        autoFocus
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
      />
      <Button type="submit" fullWidth size="md" mt="lg">
        Sign in
      </Button>
      <Button variant="subtle" fullWidth mt="xs" onClick={() => setRecovery(!isRecovery)}>
        {isRecovery ? 'Use a code of the authenticator' : 'Use a recovery code'}
      </Button>
      <Button variant="subtle" color="gray" fullWidth onClick={onBack}>
        Begin again
      </Button>
    </form>
  )
}
