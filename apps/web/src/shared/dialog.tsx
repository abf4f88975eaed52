import { Modal } from '@mantine/core'
import type { ModalProps } from '@mantine/core'
import { useFocusBack } from './use-focus-back.ts'

/** A dialog that is mounted while it is open and no longer; what opened it has the focus again afterwards. */
export function Dialog(props: Omit<ModalProps, 'opened'>) {
  useFocusBack(props.returnFocus ?? true)
  return <Modal {...props} opened />
}
