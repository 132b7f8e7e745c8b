import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { KEPT_CHANGED } from '../../../lib/line/kept.ts'
import { useWhenLineReturns } from '../../../lib/line/line.ts'
import { loadPatiently } from '../../../lib/line/load-patiently.ts'
import { incidentQuery } from '../../../lib/queries/incident-query.ts'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { showErrorToast, showToast } from '../../../ui/overlays/toast.tsx'
import { listKeptDrafts, listWaitingAnswers, OUTBOX_CHANGED } from '../drafts/index.ts'
import { listPhotos, PHOTOS_CHANGED } from '../files/index.ts'

const RETRY_MS = 20_000

/** Most people have nothing to send, and load nothing of it. */
const bringSending = loadPatiently(() => import('./send-outbox.ts'))

async function sendDrafts(userId: string): Promise<void> {
  if (listKeptDrafts(userId).length > 0) await (await bringSending()).sendDrafts(userId)
}

/** What waits for a line in this browser. */
export type Waiting = { answers: number; drafts: number; photos: number }
const NOTHING: Waiting = { answers: 0, drafts: 0, photos: 0 }

/** By which a person knows the question; null where it cannot be read now. */
async function findNumber(client: QueryClient, incidentId: string): Promise<number | null> {
  const card = await client
    .fetchQuery({ ...incidentQuery(incidentId), staleTime: Number.POSITIVE_INFINITY })
    .catch(() => null)
  return card?.number ?? null
}

/** Sends answers that were finished without a line, drafts and photographs. Returns how many still wait. */
export function useOutbox(userId: string): Waiting {
  const { t } = useTranslation()
  const words = useErrorWords()
  const queryClient = useQueryClient()
  const [waiting, setWaiting] = useState(NOTHING)
  // Words of another section that come while somebody writes must not send the draft that their editor has open.
  const speak = useRef({ t, words })
  speak.current = { t, words }

  const sendAll = useCallback(async () => {
    if (listWaitingAnswers(userId).length === 0) return
    const { sendAnswers } = await bringSending()
    const { t: say } = speak.current
    await sendAnswers(userId, {
      onSent() {
        showToast(say('answers.outbox.sent'))
        void queryClient.invalidateQueries()
      },
      onRefused(incidentId, error) {
        const reason = speak.current.words(error)
        void findNumber(queryClient, incidentId).then((number) =>
          showErrorToast(
            number === null
              ? say('answers.outbox.refused', { reason })
              : say('answers.outbox.refusedOf', { number, reason }),
          ),
        )
        void queryClient.invalidateQueries()
      },
    })
  }, [userId, queryClient])
  // One run at a time: an answer goes once, whatever asks for a run.
  const running = useRef(Promise.resolve())
  const send = useCallback(() => {
    running.current = running.current.then(sendAll).catch(() => undefined)
  }, [sendAll])

  useEffect(() => {
    const recount = () =>
      void listPhotos(userId).then((photos) =>
        setWaiting({
          answers: listWaitingAnswers(userId).length,
          drafts: listKeptDrafts(userId).length,
          photos: photos.length,
        }),
      )
    const timer = setInterval(() => listWaitingAnswers(userId).length > 0 && send(), RETRY_MS)
    recount()
    void sendDrafts(userId).then(recount, recount)
    send()
    window.addEventListener(KEPT_CHANGED, send)
    window.addEventListener(OUTBOX_CHANGED, recount)
    window.addEventListener(PHOTOS_CHANGED, recount)
    window.addEventListener('offline', recount)
    return () => {
      clearInterval(timer)
      window.removeEventListener(KEPT_CHANGED, send)
      window.removeEventListener(OUTBOX_CHANGED, recount)
      window.removeEventListener(PHOTOS_CHANGED, recount)
      window.removeEventListener('offline', recount)
    }
  }, [userId, send])
  useWhenLineReturns(() => {
    const tell = () => window.dispatchEvent(new Event(OUTBOX_CHANGED))
    void sendDrafts(userId).then(tell, tell)
    send()
  })
  return waiting
}
