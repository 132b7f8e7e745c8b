import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, unwrap } from '../../../lib/api.ts'
import type { BodyOf } from '../../../lib/call-route.ts'
import { useCommandKeys } from '../../../lib/forms/command-key.ts'
import { showToast } from '../../../ui/overlays/toast.tsx'

export type Mending = BodyOf<'POST /api/incidents/{incidentId}/answer/mend'>

/** The change becomes a version that another pair of eyes confirms. */
export function useMend(incidentId: string, onDone: () => void) {
  const { t } = useTranslation()
  const queryClient = useQueryClient()
  const keyOf = useCommandKeys()
  return useMutation({
    mutationFn: (body: Mending) =>
      unwrap(
        api.POST('/api/incidents/{incidentId}/answer/mend', {
          params: { path: { incidentId } },
          body: { ...body, key: keyOf(body) },
        }),
      ),
    onSuccess: () => {
      showToast(t('decision.mend.done'))
      onDone()
    },
    onSettled: () => {
      for (const key of [['incidents'], ['incident', incidentId], ['answer', incidentId]])
        void queryClient.invalidateQueries({ queryKey: key })
    },
  })
}
