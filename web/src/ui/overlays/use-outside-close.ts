import { type KeyboardEvent, type MouseEvent, type SyntheticEvent, useRef } from 'react'

const SEARCH = 'input[type="search"], [data-search]'
const CHOICE = '[role="option"], [aria-pressed]'

const isIn = (target: EventTarget, selector: string) =>
  target instanceof Element && target.closest(selector) !== null

/**
 * A press on the backdrop closes a dialog in which nothing would be lost: nothing typed or chosen yet, search aside.
 * A press begun inside, as when text is selected, and the second one of a double click do not.
 */
export function useOutsideClose(onClose: () => void) {
  const isTouched = useRef(false)
  const isBegunOutside = useRef(false)
  const isBackdrop = ({ target, currentTarget }: SyntheticEvent) => target === currentTarget
  return {
    onInput: ({ target }: SyntheticEvent) => {
      if (!isIn(target, SEARCH)) isTouched.current = true
    },
    onKeyDown: ({ key, target }: KeyboardEvent) => {
      if (key === 'Enter' && isIn(target, '[role="combobox"]') && !isIn(target, SEARCH))
        isTouched.current = true
    },
    onMouseDown: (event: MouseEvent) => {
      isBegunOutside.current = isBackdrop(event)
    },
    onClick: (event: MouseEvent) => {
      if (isIn(event.target, CHOICE)) isTouched.current = true
      if (event.detail > 1 || isTouched.current) return
      if (isBackdrop(event) && isBegunOutside.current) onClose()
    },
  }
}
