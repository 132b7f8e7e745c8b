import { useEffect, useRef, useState } from 'react'

/** Longer than a tap: what moves between its press and its release is pressed by nobody. */
const STAYS_MS = 300

/** A row that is larger while its field has the focus, and a moment longer. */
export function useOpenRow() {
  const [isOpen, setOpen] = useState(false)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  return {
    isOpen,
    onFocus() {
      clearTimeout(timer.current)
      setOpen(true)
    },
    onBlur() {
      clearTimeout(timer.current)
      timer.current = setTimeout(() => setOpen(false), STAYS_MS)
    },
  }
}
