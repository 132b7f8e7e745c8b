import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { errorOf } from '../../lib/line/kept-refusal.ts'
import { useKeptRuns } from '../../lib/line/use-kept-runs.ts'
import { useErrorWords } from '../../lib/words/use-error-words.ts'
import { showErrorToast, showToast } from '../../ui/overlays/toast.tsx'
import { listWaitingNotes, sendKeptNote } from './kept-notes.ts'

/** Shows nothing: sends notes that were written without a line, whatever page is open when it is back. */
export function KeptNotesHost({ userId }: { userId: string }) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const queryClient = useQueryClient()
  async function sendAll() {
    for (const kept of listWaitingNotes(userId)) {
      // Still no line: the next run tries again.
      const refused = await sendKeptNote(userId, kept).catch(() => undefined)
      if (refused === undefined) return
      if (refused) showErrorToast(t('subtasks.keptNote.refused', { reason: words(errorOf(refused)) }))
      else showToast(t('subtasks.keptNote.sent'))
      void queryClient.invalidateQueries({ queryKey: ['notes', kept.incidentId] })
    }
  }
  useKeptRuns({ waits: () => listWaitingNotes(userId).length > 0, sendAll })
  return null
}
