import { useQuery } from '@tanstack/react-query'
import { useNavigate, useRouter } from '@tanstack/react-router'
import { useCallback, useRef } from 'react'
import { TourPanel } from '../features/tour/TourPanel.tsx'
import { toQueue } from '../lib/names.ts'
import { systemQuery } from '../lib/session.ts'

const DESK_WITHOUT_A_CARD = /^\/desk(\/\w+)?\/?$/

/** The tour leads through the desk, and lets go of whoever turns to something else. */
export function TourHost({ onClose }: { onClose: () => void }) {
  const { data: system } = useQuery(systemQuery)
  const navigate = useNavigate()
  const router = useRouter()
  const shownId = useRef<string | null>(null)
  const onShow = useCallback(
    ({ id, step }: { id: string; step: string }) => {
      shownId.current = id
      void navigate({
        to: '/desk/$queue/{-$incidentId}',
        params: { queue: toQueue(step === 'rework' ? 'in_progress' : step), incidentId: id },
        search: true,
      })
    },
    [navigate],
  )
  const onFollow = useCallback(
    (incident: { id: string; step: string }) => {
      const { pathname, searchStr } = router.state.location
      const isWithIt = shownId.current !== null && pathname.endsWith(shownId.current)
      // A list that somebody has filtered is looked at: no card is put in its way.
      const isIdle = DESK_WITHOUT_A_CARD.test(pathname) && searchStr === ''
      if (isWithIt || isIdle) onShow(incident)
    },
    [router, onShow],
  )
  return (
    <TourPanel emulators={system?.emulators ?? []} onFollow={onFollow} onShow={onShow} onClose={onClose} />
  )
}
