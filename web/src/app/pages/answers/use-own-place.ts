import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { type RefObject, useLayoutEffect } from 'react'

const placeKey = (list: string | undefined) => ['page-place', list]

/**
 * The frame around the pages stays when its page changes, and so would its place. A task begins at its top; a list, which
 * has a name, stands where it was left, and a list that was not left anywhere yet where `begin` leads.
 */
export function useOwnPlace(
  page: RefObject<HTMLElement | null>,
  { list, of, begin }: { list?: string; of?: string; begin?: () => void },
) {
  const client = useQueryClient()
  // biome-ignore lint/correctness/useExhaustiveDependencies: another task begins at its top too, and a list begins once
  useLayoutEffect(() => {
    const frame = page.current?.parentElement
    if (!frame) return
    const key = placeKey(list)
    const left = list === undefined ? undefined : client.getQueryData<number>(key)
    frame.scrollTop = left ?? 0
    if (list === undefined) return
    if (left === undefined) begin?.()
    const note = () => void client.setQueryData(key, frame.scrollTop)
    frame.addEventListener('scroll', note, { passive: true })
    return () => frame.removeEventListener('scroll', note)
  }, [client, page, list, of])
}

/** The list begins anew the next time it is shown. */
export function forgetPlace(client: QueryClient, list: string): void {
  client.removeQueries({ queryKey: placeKey(list), exact: true })
}
