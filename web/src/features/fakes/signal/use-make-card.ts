import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, unwrap } from '../../../lib/api.ts'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { showErrorToast, showToast } from '../../../ui/overlays/toast.tsx'
import type { SourceMessage } from './NewFakeDialog.tsx'

/** A card of the message alone: its claim is a proposal that is set right on the card. `onEnd`: also when it had one. */
export function useMakeCard(onEnd: () => void) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: ({ messageId, municipalityCode, topicCode, signal }: SourceMessage) =>
      unwrap(api.POST('/api/fakes', { body: { messageId, municipalityCode, topicCode, signal } })),
    onSuccess: (fake) => {
      showToast(t('incidents.rumour.made', { number: fake.number }))
      void queryClient.invalidateQueries({ queryKey: ['fakes'] })
    },
    onError: (error) => showErrorToast(words(error)),
    onSettled: onEnd,
  })
}
