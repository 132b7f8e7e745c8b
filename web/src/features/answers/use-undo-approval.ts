import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, unwrap } from '../../lib/api.ts'
import { useCommandKeys } from '../../lib/command-key.ts'
import { useErrorWords } from '../../lib/use-error-words.ts'
import { showErrorToast, showToast } from '../../ui/toast.tsx'

/** Takes an approval back within its hold. The card may be gone by then, so nothing here depends on it. */
export function useUndoApproval() {
  const { t } = useTranslation()
  const words = useErrorWords()
  const queryClient = useQueryClient()
  const keyOf = useCommandKeys()
  return async (incidentId: string, expectedVersion: number): Promise<void> => {
    try {
      await unwrap(
        api.POST('/api/incidents/{incidentId}/answer/undo-approval', {
          params: { path: { incidentId } },
          body: { expectedVersion, key: keyOf({ incidentId, expectedVersion }) },
        }),
      )
      showToast(t('answers.hold.undone'))
    } catch (error) {
      showErrorToast(words(error))
    }
    for (const key of [['incidents'], ['incident', incidentId], ['answer', incidentId]])
      void queryClient.invalidateQueries({ queryKey: key })
  }
}
