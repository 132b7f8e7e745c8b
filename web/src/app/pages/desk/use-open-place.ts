import { useRef } from 'react'
import type { Absence } from './AbsentNotice.tsx'

const NOWHERE: readonly string[] = []
type Seen = { listKey: string; openId: string; ids: readonly string[] }

/** Remembers where the open row stood, for it may leave the list while its card stays on the screen. */
export function useOpenPlace(ids: readonly string[], openId: string | null, listKey: string) {
  const seen = useRef<Seen | null>(null)
  const isListed = openId !== null && ids.includes(openId)
  if (isListed) seen.current = { listKey, openId, ids }
  const isRemembered = seen.current?.openId === openId && seen.current.listKey === listKey
  return {
    before: (isRemembered && seen.current?.ids) || NOWHERE,
    /** Null also where it may stand on a page that is not loaded. */
    absenceOf(hasMore: boolean): Absence | null {
      if (openId === null || isListed) return null
      if (isRemembered) return 'left'
      return hasMore ? null : 'never'
    },
  }
}
