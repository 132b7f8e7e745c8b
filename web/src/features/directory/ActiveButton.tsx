import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useErrorWords } from '../../lib/use-error-words.ts'
import { Button } from '../../ui/Button.tsx'
import { showErrorToast, showToast } from '../../ui/toast.tsx'
import { REFRESH } from './directory.queries.ts'

type Props = { isActive: boolean; save: (isActive: boolean) => Promise<unknown>; onDone: () => void }

/** Switches a row off and on again; what still stands on it is said, and it stays. */
export function ActiveButton({ isActive, save, onDone }: Props) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const queryClient = useQueryClient()
  const change = useMutation({
    mutationFn: save,
    onSuccess: (_answer, becameActive) => {
      if (becameActive) showToast(t('directory.done.on'))
      else showToast(t('directory.done.off'), () => change.mutate(true))
      onDone()
    },
    onError: (error) => showErrorToast(words(error)),
    onSettled: () => queryClient.invalidateQueries({ queryKey: REFRESH }),
  })
  return (
    <Button
      look={isActive ? 'danger' : 'default'}
      isBusy={change.isPending}
      onClick={() => change.mutate(!isActive)}
    >
      {isActive ? t('directory.switchOff') : t('directory.switchOn')}
    </Button>
  )
}
