import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { meQuery, systemQuery } from '../lib/session.ts'
import { readStored, writeStored } from '../lib/storage.ts'

/** The tour opens by itself once, for a person who sees the desk of a demo region. */
export function useTour() {
  const isDemo = useQuery(systemQuery).data?.isDemo ?? false
  const canSeeDesk = useQuery(meQuery).data?.abilities.seeDesk ?? false
  const [choice, setChoice] = useState<boolean | null>(null)
  const isWide = window.matchMedia('(min-width: 60rem)').matches
  const isFirst = readStored('tour') === null && isDemo && canSeeDesk && isWide
  return {
    isOn: choice ?? isFirst,
    start: () => setChoice(true),
    stop: () => {
      writeStored('tour', 'seen')
      setChoice(false)
    },
  }
}
