import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isUnreachable } from '../../lib/api.ts'
import { useErrorWords } from '../../lib/use-error-words.ts'
import { showErrorToast, showToast } from '../../ui/toast.tsx'
import { submitAnswer } from './answers.queries.ts'
import { keepDraft, keepWaitingAnswer, listWaitingAnswers, OUTBOX_CHANGED } from './draft-store.ts'

const RETRY_MS = 20_000

/** Sends answers that were finished without a line. Returns how many still wait. */
export function useOutbox(userId: string): number {
  const { t } = useTranslation()
  const words = useErrorWords()
  const queryClient = useQueryClient()
  const [count, setCount] = useState(0)

  const sendAll = useCallback(async () => {
    for (const { incidentId, body } of listWaitingAnswers(userId)) {
      try {
        await submitAnswer(incidentId, body)
        keepDraft(userId, incidentId, null)
        showToast(t('answers.outbox.sent'))
      } catch (error) {
        if (isUnreachable(error)) return
        // The question moved on meanwhile: the words stay as a draft, the person decides.
        keepDraft(userId, incidentId, { kind: body.kind, text: body.text, revision: 0 })
        showErrorToast(t('answers.outbox.refused', { reason: words(error) }))
      }
      keepWaitingAnswer(userId, incidentId, null)
      void queryClient.invalidateQueries()
    }
  }, [userId, t, words, queryClient])

  useEffect(() => {
    const recount = () => setCount(listWaitingAnswers(userId).length)
    const send = () => void sendAll()
    const timer = setInterval(() => listWaitingAnswers(userId).length > 0 && send(), RETRY_MS)
    recount()
    send()
    window.addEventListener('online', send)
    window.addEventListener(OUTBOX_CHANGED, recount)
    return () => {
      clearInterval(timer)
      window.removeEventListener('online', send)
      window.removeEventListener(OUTBOX_CHANGED, recount)
    }
  }, [userId, sendAll])
  return count
}
