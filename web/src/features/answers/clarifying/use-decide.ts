import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, unwrap } from '../../../lib/api.ts'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { showErrorToast, showToast } from '../../../ui/overlays/toast.tsx'
import { clarificationsQuery } from './clarifications.queries.ts'

export type Act = 'approve' | 'refuse' | 'take-back' | 'check' | 'retry' | 'mark_sent'

/** What a person does with an open question; the card and the clocks follow. */
export function useDecide(incidentId: string, clarificationId: string) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const queryClient = useQueryClient()
  const params = { path: { incidentId, clarificationId } }
  const send = (act: Act) => {
    const path = '/api/incidents/{incidentId}/clarifications/{clarificationId}'
    switch (act) {
      case 'approve':
        return api.POST(`${path}/approve`, { params })
      case 'refuse':
        return api.POST(`${path}/refuse`, { params })
      case 'take-back':
        return api.POST(`${path}/take-back`, { params })
      default:
        return api.POST(`${path}/resolve`, { params, body: { decision: act } })
    }
  }
  return useMutation({
    mutationFn: (act: Act) => unwrap(send(act)),
    onSuccess: (answer, act) => {
      queryClient.setQueryData(clarificationsQuery(incidentId).queryKey, answer)
      showToast(t(`clarify.done.${act}`))
    },
    onError: (error) => showErrorToast(words(error)),
    onSettled: () => {
      void queryClient.invalidateQueries({ queryKey: ['answer', incidentId] })
      void queryClient.invalidateQueries({ queryKey: ['incident', incidentId] })
    },
  })
}
