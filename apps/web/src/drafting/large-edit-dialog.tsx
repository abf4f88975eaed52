import type { Notice } from '@cartif/editor'
import { Button, Group } from '@mantine/core'
import { Dialog } from '../shared/dialog.tsx'

export type LargeEdit = Notice & { readonly kind: 'too-large' }

interface LargeEditDialogProps {
  readonly edit: LargeEdit
  readonly mode: 'propose' | 'pen'
  onClose(): void
}

/** The second question before very much is struck at once; it says how much. */
export function LargeEditDialog({ edit, mode, onClose }: LargeEditDialogProps) {
  const words = countOf(edit.words)
  const strike = () => {
    onClose()
    edit.proceed()
  }
  return (
    <Dialog onClose={onClose} title={`Strike ${words}?`} centered>
      <p>
        {mode === 'pen'
          ? `${words} go from the text itself, for everybody, at once. Undo brings them back.`
          : `All of it becomes one proposal of yours. The text stands until the Chair decides; you can withdraw it or undo it.`}
      </p>
      {edit.kept > 0 && (
        <p className="quiet">
          {edit.kept === 1 ? 'One article stays' : `${edit.kept} articles stay`}: agreed, or not in the text yet.
        </p>
      )}
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={onClose} data-autofocus>
          Cancel
        </Button>
        <Button color="red.8" onClick={strike}>
          Strike {words}
        </Button>
      </Group>
    </Dialog>
  )
}

export function countOf(words: number): string {
  return `${words.toLocaleString('en')} ${words === 1 ? 'word' : 'words'}`
}
