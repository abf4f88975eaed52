import { IconCheck } from '@tabler/icons-react'
import { formatDate, formatTime } from '../shared/api.ts'
import { ComparisonForm } from './comparison-form.tsx'
import { countDone } from './training-json.ts'
import type { Exercise, TrainingRoom } from './training-json.ts'

interface ExercisesProps {
  readonly room: TrainingRoom
  readonly exercises: readonly Exercise[]
}

const ROLES: Readonly<Record<Exercise['role'], string>> = {
  delegate: 'for a delegation',
  chair: 'in the chair',
  either: 'in any role'
}

/** What there is to practise, step by step; what is done is read from what one did in the room. */
export function Exercises({ room, exercises }: ExercisesProps) {
  const { own, practice, id } = room
  return (
    <section className="card exercises" aria-labelledby="exercises-title">
      <h2 id="exercises-title">
        Exercises: {countDone(own)} of {own.length} done
      </h2>
      <ol>
        {exercises.map((exercise) => {
          const doneAt = own.find((one) => one.id === exercise.id)?.at ?? null
          const isOther = exercise.role !== 'either' && exercise.role !== practice?.role
          return (
            <li key={exercise.id} data-done={doneAt !== null}>
              <h3>
                {doneAt !== null && <IconCheck size={18} aria-hidden />}
                {exercise.title} <span className="quiet exercise-role">{ROLES[exercise.role]}</span>
              </h3>
              {doneAt === null ? (
                <ul>
                  {exercise.steps.map((step) => (
                    <li key={step}>{step}</li>
                  ))}
                </ul>
              ) : (
                <p className="quiet">
                  Done on {formatDate(doneAt)} at {formatTime(doneAt)}
                </p>
              )}
              {doneAt === null && isOther && <p className="exercise-hint">Change your role above to do this one.</p>}
              {doneAt === null && exercise.id === 'compare' && <ComparisonForm room={id} />}
            </li>
          )
        })}
      </ol>
    </section>
  )
}
