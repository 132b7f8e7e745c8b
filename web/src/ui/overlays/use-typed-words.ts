import { useRouter } from '@tanstack/react-router'
import { type SyntheticEvent, useCallback, useEffect, useRef, useState } from 'react'
import { isBegun } from '../../lib/forms/use-begun.ts'

/** Fewer letters are typed again sooner than a question about them is read. */
export const WORTH_ASKING = 12
const TEXT = 'textarea, input:not([type]), input[type="text"], input[type="email"], input[type="url"]'
const CHOICE = '[role="combobox"], [type="search"], [data-search]'

type Field = HTMLTextAreaElement | HTMLInputElement
const isField = (target: EventTarget): target is Field =>
  target instanceof HTMLElement && target.matches(TEXT) && !target.matches(CHOICE)

/**
 * Words that somebody typed into a dialog and that stand nowhere else: leaving asks about them first, be it Escape, a
 * button, Back or a reload. `isAsking`: the question stands; `close` closes at once where there is nothing to lose.
 */
export function useTypedWords(onClose: () => void) {
  const typed = useRef(new Set<Field>())
  const [isAsking, setAsking] = useState(false)
  const router = useRouter({ warn: false })
  const isWorthAsking = useCallback(
    () =>
      [...typed.current].some(
        ({ isConnected, value }) => isConnected && value.trim().length >= WORTH_ASKING && !isBegun(value),
      ),
    [],
  )

  useEffect(
    () =>
      router?.history.block({
        enableBeforeUnload: isWorthAsking,
        // What the product does by itself, as after a form was sent, is no leaving.
        blockerFn: ({ action }) => {
          const isLeaving = (action === 'BACK' || action === 'FORWARD' || action === 'GO') && isWorthAsking()
          if (isLeaving) setAsking(true)
          return isLeaving
        },
      }),
    [router, isWorthAsking],
  )

  return {
    isAsking,
    goOn: () => setAsking(false),
    close() {
      if (isAsking || !isWorthAsking()) onClose()
      else setAsking(true)
    },
    onInput({ target }: SyntheticEvent) {
      if (isField(target)) typed.current.add(target)
    },
  }
}
