import type { TableFault } from './tables-json.ts'

interface FaultListProps {
  readonly message: string
  readonly rows: readonly TableFault[]
}

/** Why nothing of a file was taken: each fault with its line and column. */
export function FaultList({ message, rows }: FaultListProps) {
  return (
    <div role="alert" className="table-faults">
      <p>{message}</p>
      {rows.length > 0 && (
        <table className="figures-table">
          <thead>
            <tr>
              <th scope="col">Line</th>
              <th scope="col">Column</th>
              <th scope="col">What is wrong</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ line, column, message: what }, index) => (
              <tr key={index}>
                <td>{line}</td>
                <td>{column || 'the row'}</td>
                <td>{what}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  )
}
