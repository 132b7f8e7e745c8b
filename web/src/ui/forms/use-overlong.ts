import { type RefObject, useState } from 'react'

/** `names`: of the fields that were too long when it was last looked for them. */
type Overlong = { names: readonly string[]; isFound: boolean; find: () => boolean }

/** A text beyond its limit is not sent and not cut: the form says so and leads to it. */
export function useOverlong(form: RefObject<HTMLElement | null>): Overlong {
  const [names, setNames] = useState<readonly string[]>([])
  return {
    names,
    isFound: names.length > 0,
    find() {
      const overlong = [...(form.current?.querySelectorAll<HTMLElement>('[data-overlong]') ?? [])]
      overlong[0]?.focus()
      setNames(overlong.map((field) => field.getAttribute('name') ?? ''))
      return overlong.length > 0
    },
  }
}
