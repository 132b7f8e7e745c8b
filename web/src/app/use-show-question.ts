import { useRouter } from '@tanstack/react-router'
import { useCallback } from 'react'
import { toDeskQueue } from '../lib/words/names.ts'

/** What came back by an undo, or took others in, is opened in the list the person looks at; elsewhere nobody is moved. */
export function useShowQuestion(): (incidentId: string) => void {
  const router = useRouter()
  return useCallback(
    (incidentId) => {
      const [section, queue = ''] = router.state.location.pathname.split('/').slice(1)
      if (section === 'approvals')
        void router.navigate({ to: '/approvals/{-$incidentId}', params: { incidentId } })
      if (section === 'desk')
        void router.navigate({
          to: '/desk/$queue/{-$incidentId}',
          params: { queue: toDeskQueue(queue), incidentId },
          search: true,
        })
    },
    [router],
  )
}
