import { Button } from '@mantine/core'
import { useState } from 'react'

/** Shown once: each lets its owner in once where the authenticator is lost. */
export function RecoveryCodes({ codes }: { readonly codes: readonly string[] }) {
  const [isCopied, setCopied] = useState(false)
  const copy = () => void navigator.clipboard.writeText(codes.join('\n')).then(() => setCopied(true))
  return (
    <div className="account-codes">
      <p>
        <strong>Keep these recovery codes on paper.</strong> Each lets you in once without the authenticator. They are
        not shown again.
      </p>
      <ul aria-label="Recovery codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <Button variant="default" size="compact-sm" onClick={copy}>
        {isCopied ? 'Copied' : 'Copy them'}
      </Button>
    </div>
  )
}
