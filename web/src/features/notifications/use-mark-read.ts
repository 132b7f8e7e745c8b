import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api, unwrap } from '../../lib/api.ts'
import { useErrorWords } from '../../lib/words/use-error-words.ts'
import { showErrorToast } from '../../ui/overlays/toast.tsx'

type Which = { ids: string[] } | { until: string }

export function useMarkRead() {
  const queryClient = useQueryClient()
  const words = useErrorWords()
  return useMutation({
    mutationFn: (body: Which) => unwrap(api.POST('/api/notifications/read', { body })),
    onError: (error) => showErrorToast(words(error)),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['notifications'] }),
  })
}
