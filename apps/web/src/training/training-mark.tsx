/** What everything about a training room says, on the screen and on paper. */
import { createPortal } from 'react-dom'
import { Link } from 'react-router'
import './training-mark.css'

export const TRAINING_MARK = 'Training — not the negotiation'

/** Sandboxes are called so, and no instrument is. */
const SANDBOX = /^training-[0-9a-f]{8}$/

/** On every page of a sandbox: in its bar with the way back to the exercises, across the page, and on every sheet that is printed. */
export function TrainingTag({ id }: { readonly id: string }) {
  if (!SANDBOX.test(id)) return null
  return (
    <>
      <Link className="training-tag" to={`/training/${id}`}>
        Exercises
      </Link>
      <TrainingWatermark />
    </>
  )
}

export function TrainingWatermark() {
  return createPortal(
    <>
      <p className="training-strip">{TRAINING_MARK}</p>
      <div className="training-watermark" aria-hidden>
        {Array.from({ length: 12 }, (_, index) => (
          <span key={index} data-words={TRAINING_MARK} />
        ))}
      </div>
    </>,
    document.body
  )
}
