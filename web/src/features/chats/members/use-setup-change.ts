import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { showErrorToast, showToast } from '../../../ui/overlays/toast.tsx'

type Change = { run: () => Promise<unknown>; doneText: string }

/** A change of one chat made by a button beside its row. */
export function useSetupChange(chatId: string) {
  const words = useErrorWords()
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: ({ run }: Change) => run(),
    onSuccess: (_, { doneText }) => showToast(doneText),
    onError: (error) => showErrorToast(words(error)),
    onSettled: () => {
      void queryClient.invalidateQueries({ queryKey: ['chats'] })
      return queryClient.invalidateQueries({ queryKey: ['chat', chatId] })
    },
  })
}
