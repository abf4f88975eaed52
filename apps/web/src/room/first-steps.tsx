import { ActionIcon, Button } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useState } from 'react'
import type { Instrument } from '../shared/api.ts'
import { FIRST_STEPS } from './help-dialog.tsx'
import './first-steps.css'

const KEY = 'cartif-first-steps'

/** On the first visit in a role: what one comes here to do, one step at a time, beside the text and not over it. */
export function FirstSteps({ role }: { readonly role: Instrument['role'] }) {
  const key = `${KEY}-${role}`
  const [isDone, setDone] = useState(() => localStorage.getItem(key) !== null)
  const [step, setStep] = useState(0)
  const steps = FIRST_STEPS[role]
  if (isDone) return null
  const finish = () => {
    localStorage.setItem(key, 'done')
    setDone(true)
  }
  const isLast = step === steps.length - 1
  return (
    <section className="first-steps" aria-label="First steps">
      <header>
        <strong>First steps</strong>
        <span className="quiet">
          {step + 1} of {steps.length}
        </span>
        <ActionIcon variant="subtle" color="gray" size="sm" aria-label="Close the first steps" onClick={finish}>
          <IconX size={16} />
        </ActionIcon>
      </header>
      <p aria-live="polite">{steps[step]}</p>
      <div className="first-steps-buttons">
        {step > 0 && (
          <Button size="compact-sm" variant="default" onClick={() => setStep(step - 1)}>
            Back
          </Button>
        )}
        <Button size="compact-sm" variant="light" onClick={() => (isLast ? finish() : setStep(step + 1))}>
          {isLast ? 'Begin' : 'Go on'}
        </Button>
        {isLast && <span className="quiet">They are under “?” as well.</span>}
      </div>
    </section>
  )
}
