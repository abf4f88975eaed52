import { Alert, Button, Group } from '@mantine/core'
import type { ReactNode } from 'react'

interface DialogFootProps {
  onClose(): void
  /** What the dialog is for, on the right. */
  readonly children: ReactNode
}

/** Below every dialog, and in sight however long it is: the way out, then what it is for. */
export function DialogFoot({ onClose, children }: DialogFootProps) {
  return (
    <Group className="dialog-foot" justify="flex-end">
      <Button variant="default" onClick={onClose}>
        Cancel
      </Button>
      {children}
    </Group>
  )
}

/** What an act was refused with; nothing where it was not. */
export function Refusal({ words }: { readonly words: string }) {
  if (words === '') return null
  return (
    <Alert color="red" role="alert">
      {words}
    </Alert>
  )
}
