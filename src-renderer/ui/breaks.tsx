import { Fragment, type ReactNode } from 'react'

/** A long path, address or JSON goes on in the next line after a slash or a comma, where there is one. */
export function withBreaks(text: string): ReactNode {
  return text.split(/(?<=,|\w\/)(?! )/).map((part, index) => (
    <Fragment key={index}>
      {index === 0 ? null : <wbr />}
      {part}
    </Fragment>
  ))
}
