import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ExerciseCommand } from '@veche/contract/portal/exercises.ts'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { showErrorToast } from '../../../ui/overlays/toast.tsx'
import { sendCommand } from './exercises.queries.ts'

export function useExerciseCommand(runId: string) {
  const words = useErrorWords()
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (command: ExerciseCommand) => sendCommand(runId, command),
    onError: (error) => showErrorToast(words(error)),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['exercises'] }),
  })
}
