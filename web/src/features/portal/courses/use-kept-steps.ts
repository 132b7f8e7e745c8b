import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { subscribeToKept } from '../../../lib/line/kept.ts'
import { useWhenLineReturns } from '../../../lib/line/line.ts'
import { meQuery } from '../../../lib/session.ts'
import { serverNow } from '../../../lib/time/clock.ts'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { showErrorToast } from '../../../ui/overlays/toast.tsx'
import { courseQuery } from './courses.queries.ts'
import { type KeptStep, keepStep, listKeptSteps, sendKeptSteps } from './kept-steps.ts'

const RETRY_MS = 20_000

/** What waits in this browser for one course; the same in every window of it. */
export function useKeptSteps(courseId: string): readonly KeptStep[] {
  const userId = useQuery(meQuery).data?.id ?? ''
  const kept = useSyncExternalStore(subscribeToKept, () => JSON.stringify(listKeptSteps(userId)))
  return useMemo(() => {
    const steps: KeptStep[] = JSON.parse(kept)
    return steps.filter((step) => step.courseId === courseId)
  }, [kept, courseId])
}

/** What a pass gives back is asked for at once: who is at the keyboard is read again too. */
function useSending(userId: string): () => Promise<void> {
  const { t } = useTranslation()
  const words = useErrorWords()
  const queryClient = useQueryClient()
  return useCallback(async () => {
    const sent = await sendKeptSteps(userId, ({ courseId, ...step }, answer) =>
      queryClient.setQueryData(courseQuery(courseId).queryKey, (course) => {
        if (!course) return course
        if (answer)
          return { ...course, attempt: answer.attempt, certificate: answer.certificate ?? course.certificate }
        return step.kind === 'card' ? { ...course, seen: [...course.seen, step.card] } : course
      }),
    )
    const refused = sent.find(({ error }) => error)
    if (refused) showErrorToast(t('courses.refused', { reason: words(refused.error) }))
    if (sent.length === 0) return
    await queryClient.invalidateQueries({ queryKey: ['courses'] })
    if (sent.some(({ step }) => step.kind === 'answer'))
      await queryClient.invalidateQueries({ queryKey: meQuery.queryKey })
  }, [userId, t, words, queryClient])
}

type Made = KeptStep extends infer Step ? (Step extends KeptStep ? Omit<Step, 'at'> : never) : never

/** Keeps what was done, then sends it: a page that is closed between the two loses nothing. */
export function useTakeStep(): (step: Made) => void {
  const userId = useQuery(meQuery).data?.id ?? ''
  const send = useSending(userId)
  return useCallback(
    (step) => {
      keepStep(userId, { ...step, at: serverNow() })
      void send()
    },
    [userId, send],
  )
}

/** As long as somebody works here: at the start, when the line is back, and now and then while something waits. */
export function useSendKeptSteps(userId: string): void {
  const send = useSending(userId)
  useWhenLineReturns(() => void send())
  useEffect(() => {
    const timer = setInterval(() => listKeptSteps(userId).length > 0 && void send(), RETRY_MS)
    return () => clearInterval(timer)
  }, [userId, send])
}
