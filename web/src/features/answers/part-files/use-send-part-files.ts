import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { errorOf } from '../../../lib/line/kept-refusal.ts'
import { useKeptRuns } from '../../../lib/line/use-kept-runs.ts'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { showErrorToast, showToast } from '../../../ui/overlays/toast.tsx'
import { listWaitingPartFiles, sendPartFiles } from './kept-part-files.ts'

/** Sends files of parts that wait in this browser and says what became of them. */
export function useSendPartFiles(userId: string): () => Promise<void> {
  const { t } = useTranslation()
  const words = useErrorWords()
  const queryClient = useQueryClient()
  return async () => {
    const sent = await sendPartFiles(userId)
    for (const { kept, refused } of sent)
      if (refused)
        showErrorToast(t('contributions.files.failed', { name: kept.name, reason: words(errorOf(refused)) }))
    if (sent.some(({ refused }) => refused === null)) showToast(t('contributions.files.brought'))
    if (sent.length > 0) await queryClient.invalidateQueries({ queryKey: ['contributions'] })
  }
}

/** Shows nothing: sends files that were chosen without a line, whatever page is open when it is back. */
export function KeptPartFilesHost({ userId }: { userId: string }) {
  const sendAll = useSendPartFiles(userId)
  useKeptRuns({ waits: () => listWaitingPartFiles(userId).length > 0, sendAll })
  return null
}
