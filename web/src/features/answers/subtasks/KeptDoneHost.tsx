import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { isForLater } from '../../../lib/api.ts'
import { keepBegun } from '../../../lib/forms/use-begun.ts'
import { useKeptRuns } from '../../../lib/line/use-kept-runs.ts'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { showErrorToast, showToast } from '../../../ui/overlays/toast.tsx'
import { begunDone, dropDone, listKeptDone, sendKept } from './kept-subtasks.ts'

const OLD = [['subtasks'], ['answer'], ['today']]

/** Shows nothing: sends what was marked done without a line, whatever page is open when it is back. */
export function KeptDoneHost({ userId }: { userId: string }) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const queryClient = useQueryClient()
  async function sendAll() {
    for (const kept of listKeptDone(userId)) {
      const { subtaskId, what } = kept
      try {
        await sendKept(userId, kept)
        showToast(t('subtasks.kept.sent', { what }))
      } catch (error) {
        // Still no line: the next run tries again.
        if (isForLater(error)) return
        dropDone(userId, subtaskId)
        // Its form has them again, if the sub-task may still be done.
        if (kept.words !== '') keepBegun(begunDone(subtaskId), kept.words)
        showErrorToast(t('subtasks.kept.refused', { what, reason: words(error) }))
      }
      for (const queryKey of OLD) void queryClient.invalidateQueries({ queryKey })
    }
  }
  useKeptRuns({ waits: () => listKeptDone(userId).length > 0, sendAll })
  return null
}
