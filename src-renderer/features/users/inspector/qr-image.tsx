import { useEffect, useState } from 'react'

interface Drawing {
  readonly size: number
  readonly path: string
}

/** Drawn here, by code that is loaded when it is first wanted. Dark on light in both themes: cameras want it so. */
export function QrImage({ text, label }: { readonly text: string; readonly label: string }) {
  const [drawing, setDrawing] = useState<Drawing | null>(null)
  useEffect(() => {
    let isWanted = true
    void import('qr').then(({ encodeQR }) => {
      if (isWanted) setDrawing(drawingOf(encodeQR(text, 'raw', { border: 2 })))
    })
    return () => {
      isWanted = false
    }
  }, [text])
  if (drawing === null) return <div className="my-2 size-48" />
  const { size, path } = drawing
  return (
    <figure className="my-2 size-48">
      <figcaption className="sr-only">{label}</figcaption>
      <svg viewBox={`0 0 ${size} ${size}`} aria-hidden="true">
        <rect width={size} height={size} className="fill-qr-light" />
        <path d={path} shapeRendering="crispEdges" className="fill-qr-dark" />
      </svg>
    </figure>
  )
}

/** A square of one for each dark dot. */
function drawingOf(dots: readonly (readonly boolean[])[]): Drawing {
  const squares = dots.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])))
  return { size: dots.length, path: squares.join('') }
}
