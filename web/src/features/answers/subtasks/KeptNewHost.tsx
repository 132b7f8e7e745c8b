import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { errorOf } from '../../../lib/line/kept-refusal.ts'
import { useKeptRuns } from '../../../lib/line/use-kept-runs.ts'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { showErrorToast, showToast } from '../../../ui/overlays/toast.tsx'
import { listWaitingNew, sendKeptNew } from './kept-new.ts'

const OLD = [['subtasks'], ['answer'], ['today']]

/** Shows nothing: gives sub-tasks that were written without a line, whatever page is open when it is back. */
export function KeptNewHost({ userId }: { userId: string }) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const queryClient = useQueryClient()
  async function sendAll() {
    for (const kept of listWaitingNew(userId)) {
      const { what } = kept.body
      // Still no line: the next run tries again.
      const refused = await sendKeptNew(userId, kept).catch(() => undefined)
      if (refused === undefined) return
      if (refused) showErrorToast(t('subtasks.keptNew.refused', { what, reason: words(errorOf(refused)) }))
      else showToast(t('subtasks.keptNew.sent', { what }))
      for (const queryKey of OLD) void queryClient.invalidateQueries({ queryKey })
    }
  }
  useKeptRuns({ waits: () => listWaitingNew(userId).length > 0, sendAll })
  return null
}
