import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, unwrap } from '../../../lib/api.ts'
import { meQuery } from '../../../lib/session.ts'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { showErrorToast, showToast } from '../../../ui/overlays/toast.tsx'
import { clarificationsQuery } from './clarifications.queries.ts'
import { endedWaits } from './kept-questions.ts'

export type Act = 'approve' | 'refuse' | 'take-back' | 'stop-waiting' | 'check' | 'retry' | 'mark_sent'

/** What a person does with an open question; the card and the clocks follow. */
export function useDecide(incidentId: string, clarificationId: string) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const queryClient = useQueryClient()
  const params = { path: { incidentId, clarificationId } }
  const send = (act: Exclude<Act, 'stop-waiting'>) => {
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
  const userId = useQuery(meQuery).data?.id ?? ''
  /** Null: there is no line, and it waits here. */
  async function run(act: Act) {
    if (act !== 'stop-waiting') return unwrap(send(act))
    const pressed = await endedWaits.press(userId, {
      place: clarificationId,
      incidentId,
      body: { clarificationId },
    })
    return pressed?.answer ?? null
  }
  return useMutation({
    mutationFn: run,
    onSuccess: (answer, act) => {
      if (answer === null) return showToast(t('clarify.keptEnd.told'))
      queryClient.setQueryData(clarificationsQuery(incidentId).queryKey, answer)
      showToast(t(`clarify.done.${act === 'stop-waiting' ? 'take-back' : act}`))
    },
    onError: (error) => showErrorToast(words(error)),
    onSettled: () => {
      void queryClient.invalidateQueries({ queryKey: ['answer', incidentId] })
      void queryClient.invalidateQueries({ queryKey: ['incident', incidentId] })
    },
  })
}
