import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, unwrap } from '../../../lib/api.ts'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { showErrorToast, showToast } from '../../../ui/overlays/toast.tsx'
import { bulkRunQuery } from '../desk.queries.ts'

/** Takes a whole run back. Its window may be long closed, so nothing here depends on it. */
export function useUndoRun() {
  const { t } = useTranslation()
  const words = useErrorWords()
  const queryClient = useQueryClient()
  return async (runId: string): Promise<void> => {
    try {
      const run = await unwrap(api.POST('/api/bulk-runs/{runId}/undo', { params: { path: { runId } } }))
      queryClient.setQueryData(bulkRunQuery(runId).queryKey, run)
      showToast(
        t('desk.bulk.undoStarted', {
          action: t(`desk.bulk.actions.${run.action.type === 'spread' ? 'assign_person' : run.action.type}`),
        }),
      )
    } catch (error) {
      showErrorToast(words(error))
    }
    void queryClient.invalidateQueries({ queryKey: ['incidents'] })
  }
}
