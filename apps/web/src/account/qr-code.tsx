import { encode } from 'uqr'

/** An address for the camera of a telephone, drawn as one path. */
export function QrCode({ words, label }: { readonly words: string; readonly label: string }) {
  const { data, size } = encode(words, { border: 2 })
  const squares = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])))
  return (
    <svg className="qr-code" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <rect width={size} height={size} fill="#fff" />
      <path d={squares.join('')} fill="#000" />
    </svg>
  )
}
