import { useQueryClient } from '@tanstack/react-query'
import { type RefObject, useLayoutEffect } from 'react'

/**
 * The frame around the pages stays when its page changes, and so would its place. A task begins at its top; a list, which
 * has a name, stands where it was left.
 */
export function useOwnPlace(
  page: RefObject<HTMLElement | null>,
  { list, of }: { list?: string; of?: string },
) {
  const client = useQueryClient()
  // biome-ignore lint/correctness/useExhaustiveDependencies: another task begins at its top too
  useLayoutEffect(() => {
    const frame = page.current?.parentElement
    if (!frame) return
    const key = ['page-place', list]
    frame.scrollTop = list === undefined ? 0 : (client.getQueryData<number>(key) ?? 0)
    if (list === undefined) return
    const note = () => void client.setQueryData(key, frame.scrollTop)
    frame.addEventListener('scroll', note, { passive: true })
    return () => frame.removeEventListener('scroll', note)
  }, [client, page, list, of])
}
