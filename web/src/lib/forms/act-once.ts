import type { MouseEvent } from 'react'

/** The second press of a double click acts no more: neither here nor as a submit of the form around. */
export function actOnce<T>(
  act: ((event: MouseEvent<T>) => void) | undefined,
): (event: MouseEvent<T>) => void {
  return (event) => {
    if (event.detail > 1) event.preventDefault()
    else act?.(event)
  }
}
