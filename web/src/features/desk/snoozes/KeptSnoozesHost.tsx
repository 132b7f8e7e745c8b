import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useWhenLineReturns } from '../../../lib/line/line.ts'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { showErrorToast, showToast } from '../../../ui/overlays/toast.tsx'
import { dropSnooze, listKeptSnoozes, setOrKeep } from './kept-snoozes.ts'
import { snoozesQuery } from './snoozes.queries.ts'
import { useAsideWords } from './use-aside-words.ts'

const RETRY_MS = 20_000

/** Shows nothing: sends what was put aside without a line, whatever page is open when it is back. */
export function KeptSnoozesHost({ userId }: { userId: string }) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const asideWords = useAsideWords()
  const queryClient = useQueryClient()
  const send = useCallback(async () => {
    for (const kept of listKeptSnoozes(userId)) {
      try {
        const now = await setOrKeep(userId, kept)
        // Still no line: the next run tries again.
        if (!now) return
        queryClient.setQueryData(snoozesQuery.queryKey, now)
        const { incidentId, until } = kept
        showToast(until === null ? t('subtasks.snooze.isBack') : asideWords(incidentId, until))
      } catch (error) {
        dropSnooze(userId, kept.incidentId)
        showErrorToast(t('subtasks.snooze.refused', { reason: words(error) }))
      }
    }
  }, [userId, queryClient, t, words, asideWords])
  useWhenLineReturns(() => void send())
  useEffect(() => {
    const timer = setInterval(() => listKeptSnoozes(userId).length > 0 && void send(), RETRY_MS)
    return () => clearInterval(timer)
  }, [userId, send])
  return null
}
