import { Fragment } from 'react'

/** In a narrow column its line ends after a slash, not inside a word. */
export function RoleName({ role }: { readonly role: string }) {
  return role.split(/(?<=\/)/).map((part, index) => (
    <Fragment key={index}>
      {index === 0 ? null : <wbr />}
      {part}
    </Fragment>
  ))
}
