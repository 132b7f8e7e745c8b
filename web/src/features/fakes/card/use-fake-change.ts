import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { FakeResponse } from '@veche/contract/fakes.ts'
import { useTranslation } from 'react-i18next'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { showErrorToast, showToast } from '../../../ui/overlays/toast.tsx'
import { type FakeCommand, fakeQuery, sendCommand } from '../fakes.queries.ts'

/** A change of a card: what the server answers is the card, every refusal is said, the lists are asked anew. */
export function useFakeChange(fakeId: string) {
  const words = useErrorWords()
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (send: () => Promise<FakeResponse>) => send(),
    onSuccess: (next) => queryClient.setQueryData(fakeQuery(fakeId).queryKey, next),
    onError: (error) => {
      showErrorToast(words(error))
      void queryClient.invalidateQueries({ queryKey: ['fake', fakeId] })
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['fakes'] }),
  })
}

/** A step of a card taken without a dialog. */
export function useFakeCommand(fake: Pick<FakeResponse, 'id' | 'version'>) {
  const { t } = useTranslation()
  const change = useFakeChange(fake.id)
  return {
    isPending: change.isPending,
    run(command: FakeCommand, onDone?: () => void): void {
      change
        .mutateAsync(() => sendCommand(fake, command))
        .then(
          () => {
            showToast(t(`fakes.done.${command.type}`))
            onDone?.()
          },
          () => undefined,
        )
    },
  }
}
