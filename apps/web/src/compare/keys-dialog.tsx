import { Kbd, Modal } from '@mantine/core'

const KEYS = [
  ['N or J', 'next change'],
  ['P or K', 'previous change'],
  ['W', 'whole text, or only what changed'],
  ['S', 'inline, or side by side'],
  ['?', 'these keys']
] as const

/** The keys of the page. */
export function KeysDialog({ isOpen, onClose }: { readonly isOpen: boolean; onClose(): void }) {
  return (
    <Modal opened={isOpen} onClose={onClose} title="Keys" centered>
      <dl className="compare-keys">
        {KEYS.map(([key, what]) => (
          <div key={key}>
            <dt>
              <Kbd>{key}</Kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <p className="quiet">Select words in the text to see where they come from.</p>
    </Modal>
  )
}
