import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { showErrorToast, showToast } from '../../../ui/overlays/toast.tsx'
import { applyMacro, type Macro, undoMacro } from './macros.queries.ts'

type Question = { id: string; version: number }

/** One press, told by name with a way back; what the person may not do is told too. */
export function useApplyMacro({ id: incidentId, version }: Question, onDone: () => void) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const queryClient = useQueryClient()
  const refresh = () => {
    for (const queryKey of [['incident', incidentId], ['answer', incidentId], ['incidents'], ['macros']])
      void queryClient.invalidateQueries({ queryKey })
  }
  const undo = useMutation({
    mutationFn: undoMacro,
    onSuccess: () => showToast(t('rules.macro.undone')),
    onError: (error) => showErrorToast(words(error)),
    onSettled: refresh,
  })
  return useMutation({
    mutationFn: ({ id: macroId }: Macro) => applyMacro({ incidentId, macroId }, version),
    onSuccess: ({ useId, acts, textGoes }, { content }) => {
      const isWhole = acts.every(({ outcome }) => outcome !== 'refused')
      const said = t(isWhole ? 'rules.macro.done' : 'rules.macro.partly', { name: content.name })
      const isUndoable = acts.some(({ outcome }) => outcome === 'done')
      const whole = textGoes === null ? said : `${said}. ${t(`rules.macro.went.${textGoes}`)}`
      showToast(whole, isUndoable ? () => undo.mutate(useId) : null)
      onDone()
    },
    onError: (error) => showErrorToast(words(error)),
    onSettled: refresh,
  })
}
