import { type RefObject, useLayoutEffect, useRef } from 'react'

type Part = { text: string; start: number; end: number }

/** Chooses a part of a field as soon as the field holds the text, however late it is drawn. */
export function useChoosePart(field: RefObject<HTMLTextAreaElement | null>): (part: Part) => void {
  const wanted = useRef<Part | null>(null)
  useLayoutEffect(() => {
    const { current } = wanted
    if (current === null || field.current?.value !== current.text) return
    wanted.current = null
    field.current.setSelectionRange(current.start, current.end)
  })
  return (part) => {
    wanted.current = part
  }
}
