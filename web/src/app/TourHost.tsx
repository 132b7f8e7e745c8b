import { useQuery } from '@tanstack/react-query'
import { useLocation, useNavigate, useRouter } from '@tanstack/react-router'
import { useCallback, useEffect, useRef } from 'react'
import { TourPanel } from '../features/tour/TourPanel.tsx'
import { toQueue } from '../lib/names.ts'
import { systemQuery } from '../lib/session.ts'

const DESK_WITHOUT_A_CARD = /^\/desk(\/\w+)?\/?$/
const DESK = /^\/desk\//
/** A key that moves the question on opens the next card at once; the news of the step comes a moment later. */
const JUST_LEFT_MS = 5000

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
  const { pathname: path } = useLocation()
  const leftAtMs = useRef(0)
  const before = useRef(path)
  useEffect(() => {
    const id = shownId.current
    if (id !== null && before.current.endsWith(id) && !path.endsWith(id) && DESK.test(path))
      leftAtMs.current = Date.now()
    before.current = path
  }, [path])
  const isShown = useCallback((incidentId: string) => path.endsWith(incidentId), [path])
  const onFollow = useCallback(
    (incident: { id: string; step: string }) => {
      const { pathname, searchStr } = router.state.location
      const isStillThere = shownId.current !== null && pathname.endsWith(shownId.current)
      const wasMovedOn = shownId.current === incident.id && Date.now() - leftAtMs.current < JUST_LEFT_MS
      const isWithIt = isStillThere || (wasMovedOn && DESK.test(pathname))
      // A list that somebody has filtered is looked at: no card is put in its way.
      const isIdle = DESK_WITHOUT_A_CARD.test(pathname) && searchStr === ''
      if (isWithIt || isIdle) onShow(incident)
    },
    [router, onShow],
  )
  return (
    <TourPanel
      emulators={system?.emulators ?? []}
      onFollow={onFollow}
      onShow={onShow}
      isShown={isShown}
      onClose={onClose}
    />
  )
}
