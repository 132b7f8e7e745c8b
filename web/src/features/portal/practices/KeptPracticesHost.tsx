import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { errorOf } from '../../../lib/line/kept-refusal.ts'
import { useKeptRuns } from '../../../lib/line/use-kept-runs.ts'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { showErrorToast, showToast } from '../../../ui/overlays/toast.tsx'
import { listWaitingPractices, sendKeptPractice } from './kept-practices.ts'
import { REFRESH } from './practices.queries.ts'

/** Shows nothing: saves practices that were pressed without a line, whatever page is open when it is back. */
export function KeptPracticesHost({ userId }: { userId: string }) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const queryClient = useQueryClient()
  async function sendAll() {
    for (const kept of listWaitingPractices(userId)) {
      const { title } = kept.content
      // Still no line: the next run tries again.
      const refused = await sendKeptPractice(userId, kept).catch(() => undefined)
      if (refused === undefined) return
      if (refused) showErrorToast(t('practices.kept.refused', { title, reason: words(errorOf(refused)) }))
      else showToast(t(kept.isSubmitted ? 'practices.kept.submitted' : 'practices.kept.saved', { title }))
      void queryClient.invalidateQueries({ queryKey: REFRESH })
    }
  }
  useKeptRuns({ waits: () => listWaitingPractices(userId).length > 0, sendAll })
  return null
}
