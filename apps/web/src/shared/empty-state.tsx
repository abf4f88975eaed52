import { Button } from '@mantine/core'
import { Link } from 'react-router'

export interface EmptyStateProps {
  readonly title: string
  readonly text: string
  readonly link?: { readonly to: string; readonly label: string }
}

/** Where there is nothing to show: what that means, and what to do. */
export function EmptyState({ title, text, link }: EmptyStateProps) {
  return (
    <main className="page" style={{ textAlign: 'center', paddingTop: '14vh' }}>
      <h1>{title}</h1>
      <p className="quiet">{text}</p>
      {link && (
        <Button component={Link} to={link.to} mt="md">
          {link.label}
        </Button>
      )}
    </main>
  )
}
