import { type RefObject, useState } from 'react'

/** A text beyond its limit is not sent and not cut: the form says so and leads to it. */
export function useOverlong(form: RefObject<HTMLElement | null>): { isFound: boolean; find: () => boolean } {
  const [isFound, setFound] = useState(false)
  return {
    isFound,
    find() {
      const overlong = form.current?.querySelector('[data-overlong]')
      if (overlong instanceof HTMLElement) overlong.focus()
      setFound(overlong != null)
      return overlong != null
    },
  }
}
