import { useMutation } from '@tanstack/react-query'
import { api, unwrap } from '../../../lib/api.ts'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { showErrorToast } from '../../../ui/overlays/toast.tsx'
import { useAir } from '../commands/index.ts'

/** The editor's order of the selected ones. */
export function useOrder(livestreamId: string) {
  const words = useErrorWords()
  const { refresh } = useAir()
  return useMutation({
    mutationFn: (questionIds: string[]) =>
      unwrap(
        api.PUT('/api/livestreams/{livestreamId}/order', {
          params: { path: { livestreamId } },
          body: { questionIds },
        }),
      ),
    onError: (error) => showErrorToast(words(error)),
    onSettled: refresh,
  })
}
