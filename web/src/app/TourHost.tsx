import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useCallback } from 'react'
import { TourPanel } from '../features/tour/TourPanel.tsx'
import { toQueue } from '../lib/names.ts'
import { systemQuery } from '../lib/session.ts'

export function TourHost({ onClose }: { onClose: () => void }) {
  const { data: system } = useQuery(systemQuery)
  const navigate = useNavigate()
  const onShow = useCallback(
    ({ id, step }: { id: string; step: string }) =>
      void navigate({
        to: '/desk/$queue/{-$incidentId}',
        params: { queue: toQueue(step === 'rework' ? 'in_progress' : step), incidentId: id },
      }),
    [navigate],
  )
  return <TourPanel emulatorUrl={system?.emulatorUrl ?? null} onShow={onShow} onClose={onClose} />
}
