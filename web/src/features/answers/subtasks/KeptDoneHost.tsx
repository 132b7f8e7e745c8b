import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { isUnreachable } from '../../../lib/api.ts'
import { useWhenLineReturns } from '../../../lib/line/line.ts'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { showErrorToast, showToast } from '../../../ui/overlays/toast.tsx'
import { dropDone, listKeptDone, sendKept } from './kept-subtasks.ts'

const RETRY_MS = 20_000
const OLD = [['subtasks'], ['answer'], ['today']]
let running: Promise<void> = Promise.resolve()

/** Shows nothing: sends what was marked done without a line, whatever page is open when it is back. */
export function KeptDoneHost({ userId }: { userId: string }) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const queryClient = useQueryClient()
  const sendAll = useCallback(async () => {
    for (const kept of listKeptDone(userId)) {
      const { subtaskId, what } = kept
      try {
        await sendKept(userId, kept)
        showToast(t('subtasks.kept.sent', { what }))
      } catch (error) {
        // Still no line: the next run tries again.
        if (isUnreachable(error)) return
        dropDone(userId, subtaskId)
        showErrorToast(t('subtasks.kept.refused', { what, reason: words(error) }))
      }
      for (const queryKey of OLD) void queryClient.invalidateQueries({ queryKey })
    }
  }, [userId, queryClient, t, words])
  /** One run at a time in this window: what is pressed during a run goes in the next. */
  const send = useCallback(() => {
    running = running.then(sendAll, sendAll)
  }, [sendAll])
  useWhenLineReturns(send)
  useEffect(() => {
    const timer = setInterval(() => listKeptDone(userId).length > 0 && send(), RETRY_MS)
    return () => clearInterval(timer)
  }, [userId, send])
  return null
}
