import { Alert, Button, TextInput } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import type { MadeLink } from './people-data.ts'

/** No mail is sent from here: the link is copied and handed over by a way that the two trust. It is shown once, so its button has the focus. */
export function LinkNotice({ made, onClose }: { readonly made: MadeLink; onClose(): void }) {
  const [isCopied, setCopied] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => button.current?.focus(), [made.link])
  const address = `${location.origin}${made.link}`
  const copy = () => void navigator.clipboard.writeText(address).then(() => setCopied(true))
  return (
    <Alert
      my="sm"
      title={`The link for ${made.name}`}
      withCloseButton
      closeButtonLabel="Close"
      onClose={onClose}
      role="status"
      className="people-link"
    >
      <p>
        No mail is sent from here. Copy the link and give it to {made.email} yourself. It holds once, for fourteen days,
        and is not shown again.
      </p>
      <div className="people-link-row">
        <TextInput
          aria-label="Link of the invitation"
          readOnly
          value={address}
          onFocus={(event) => event.currentTarget.select()}
        />
        <Button ref={button} variant="default" onClick={copy}>
          {isCopied ? 'Copied' : 'Copy the link'}
        </Button>
      </div>
    </Alert>
  )
}
