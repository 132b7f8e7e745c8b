import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { readStored, writeStored } from '../../lib/browser/storage.ts'
import { tourKey } from '../../lib/browser/tour-key.ts'
import { meQuery, systemQuery } from '../../lib/session.ts'

/** The tour opens by itself once, for a person who sees the desk of a demo region, and goes on after a reload. */
export function useTour() {
  const isDemo = useQuery(systemQuery).data?.isDemo ?? false
  const me = useQuery(meQuery).data
  const mayLead = isDemo && (me?.abilities.seeDesk ?? false)
  const key = tourKey(me?.id ?? '')
  const [choice, setChoice] = useState<boolean | null>(null)
  const isWide = window.matchMedia('(min-width: 60rem)').matches
  const isFirst = readStored('tour') === null && isWide
  return {
    isOn: choice ?? (mayLead && (isFirst || readStored(key) !== null)),
    start: () => setChoice(true),
    stop: () => {
      writeStored('tour', 'seen')
      writeStored(key, null)
      setChoice(false)
    },
  }
}
