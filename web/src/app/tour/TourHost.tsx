import { useQuery } from '@tanstack/react-query'
import { useLocation, useNavigate, useRouter } from '@tanstack/react-router'
import { useCallback, useEffect, useRef, useState } from 'react'
import { TourPanel } from '../../features/tour/TourPanel.tsx'
import { readTour } from '../../features/tour/tour-memory.ts'
import { systemQuery } from '../../lib/session.ts'
import { toQueue } from '../../lib/words/names.ts'
import { hasLeft, mayFollow } from './tour-follow.ts'

/** The tour leads through the desk, and lets go of whoever turns to something else. */
export function TourHost({ userId, onClose }: { userId: string; onClose: () => void }) {
  const { data: system } = useQuery(systemQuery)
  const navigate = useNavigate()
  const router = useRouter()
  const { pathname: path } = useLocation()
  // After a reload the card on the page is still the one that was asked for.
  const [keptId] = useState(() => readTour(userId).seen.at(-1) ?? null)
  const shownId = useRef(keptId !== null && path.endsWith(keptId) ? keptId : null)
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
  const leftAtMs = useRef(0)
  const before = useRef(path)
  useEffect(() => {
    if (hasLeft(before.current, path, shownId.current)) leftAtMs.current = Date.now()
    before.current = path
  }, [path])
  const isShown = useCallback((incidentId: string) => path.endsWith(incidentId), [path])
  const onFollow = useCallback(
    (incident: { id: string; step: string }) => {
      const { pathname } = router.state.location
      const place = {
        ...{ pathname, shownId: shownId.current, followedId: incident.id },
        leftForMs: Date.now() - leftAtMs.current,
      }
      if (mayFollow(place)) onShow(incident)
    },
    [router, onShow],
  )
  return (
    <TourPanel
      userId={userId}
      emulators={system?.emulators ?? []}
      onFollow={onFollow}
      onShow={onShow}
      isShown={isShown}
      onClose={onClose}
    />
  )
}
