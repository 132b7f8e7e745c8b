import { initialsOf } from '../lib/words/format.ts'

export function Avatar({
  name,
  isOfficial = false,
  isLarge = false,
}: {
  name: string
  isOfficial?: boolean
  isLarge?: boolean
}) {
  return (
    <span
      className={`av ${isOfficial ? 'off' : ''} ${isLarge ? 'l' : ''}`}
      data-initials={initialsOf(name)}
      aria-hidden="true"
    />
  )
}
