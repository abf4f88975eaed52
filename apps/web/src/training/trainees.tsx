import { sayPractice } from './training-json.ts'
import type { Exercise, Trainee } from './training-json.ts'

interface TraineesProps {
  readonly people: readonly Trainee[]
  readonly exercises: readonly Exercise[]
}

/** Who practises in the room, and who has done which exercise. */
export function Trainees({ people, exercises }: TraineesProps) {
  if (people.length === 0) return null
  return (
    <section className="card trainees" aria-labelledby="people-title">
      <h2 id="people-title">In this room</h2>
      <div className="trainees-scroll" tabIndex={0} role="region" aria-label="Who has done which exercise">
        <table>
          <thead>
            <tr>
              <th scope="col">Who</th>
              {exercises.map(({ id, title }) => (
                <th scope="col" key={id}>
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {people.map((one) => (
              <tr key={one.user}>
                <th scope="row">
                  {one.name}
                  <span className="quiet">{sayPractice(one)}</span>
                </th>
                {one.progress.map(({ id, at }) => (
                  <td key={id}>
                    {at === null ? <span className="quiet">–</span> : <span className="is-done">done</span>}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
