import { Alert } from '@mantine/core'
import type { ReactNode } from 'react'

interface SectionProps {
  readonly id: string
  readonly title: string
  readonly intro: string
  readonly refusal?: string | undefined
  readonly done?: string | undefined
  readonly children: ReactNode
}

/** One thing about an account: what it is, and what came of the last act on it. */
export function Section({ id, title, intro, refusal, done, children }: SectionProps) {
  return (
    <section className="card account-section" aria-labelledby={`account-${id}`}>
      <h2 id={`account-${id}`}>{title}</h2>
      <p className="quiet">{intro}</p>
      {refusal && (
        <Alert color="red" mb="sm" role="alert">
          {refusal}
        </Alert>
      )}
      {done && (
        <Alert color="green" mb="sm" role="status">
          {done}
        </Alert>
      )}
      {children}
    </section>
  )
}
