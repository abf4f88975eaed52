import '../progress/figures-table.css'

interface ReportTableProps {
  /** The first is the head. */
  readonly rows: readonly (readonly string[])[]
}

/** A table of a report; columns that hold figures stand to the right. */
export function ReportTable({ rows: [head = [], ...rows] }: ReportTableProps) {
  const isFigure = (column: number) =>
    column > 0 && rows.length > 0 && rows.every((row) => /^[\d–][\d.,%– ]*$/.test(row[column] ?? ''))
  const style = (column: number) => (isFigure(column) ? 'is-figure' : undefined)
  return (
    <div className="report-table-scroll" tabIndex={0} role="region" aria-label={head.join(', ')}>
      <table className="report-table">
        <thead>
          <tr>
            {head.map((cell, column) => (
              <th key={column} scope="col" className={style(column)}>
                {cell}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <tr key={at}>
              {row.map((cell, column) => (
                <td key={column} className={style(column)}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
