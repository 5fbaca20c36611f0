/** Lets `style` carry custom properties. */
import 'react'

declare module 'react' {
  interface CSSProperties {
    readonly [variable: `--${string}`]: string | number | undefined
  }
}
