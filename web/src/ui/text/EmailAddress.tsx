import { Fragment } from 'react'

/** In a narrow column it goes on at «@», a dot, a dash: never within a word. */
export function EmailAddress({ email }: { email: string }) {
  const parts = email.split(/(?=[@._-])/)
  return parts.map((part, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: parts of one address, in its order
    <Fragment key={index}>
      {index > 0 && <wbr />}
      {part}
    </Fragment>
  ))
}
