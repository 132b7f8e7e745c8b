import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, unwrap } from '../../../lib/api.ts'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { showErrorToast, showToast } from '../../../ui/overlays/toast.tsx'
import type { Schedule } from '../reports.queries.ts'

export function useScheduleActs({ id, isPaused }: Pick<Schedule, 'id' | 'isPaused'>) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const queryClient = useQueryClient()
  const common = {
    onError: (error: unknown) => showErrorToast(words(error)),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['reports'] }),
  }
  const params = { path: { scheduleId: id } }
  return {
    send: useMutation({
      ...common,
      mutationFn: () => unwrap(api.POST('/api/report-schedules/{scheduleId}/send', { params })),
      onSuccess: () => showToast(t('reports.schedules.sending')),
    }),
    pause: useMutation({
      ...common,
      mutationFn: () =>
        unwrap(
          api.POST('/api/report-schedules/{scheduleId}/pause', { params, body: { isPaused: !isPaused } }),
        ),
    }),
  }
}
