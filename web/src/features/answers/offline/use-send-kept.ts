import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError, isUnreachable } from '../../../lib/api.ts'
import { listStoredKeys } from '../../../lib/browser/storage.ts'
import { useWhenLineReturns } from '../../../lib/line/line.ts'
import { loadPatiently } from '../../../lib/line/load-patiently.ts'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { showErrorToast, showToast } from '../../../ui/overlays/toast.tsx'
import { saveDraft, submitAnswer } from '../answers.queries.ts'
import { readContent } from '../draft-content.ts'
import {
  findKeptDraft,
  keepDraft,
  keepWaitingAnswer,
  listKeptDrafts,
  listWaitingAnswers,
  OUTBOX_CHANGED,
} from '../drafts/index.ts'
import { listPhotos, PHOTOS_CHANGED, sendPhotos } from '../files/index.ts'
import { dropRefusal, keepRefusal } from './refusal-store.ts'

const RETRY_MS = 20_000
/** Few have any, and no page needs them first. */
const bringLabels = loadPatiently(() => import('../captions/kept-labels.ts'))

/** What is asked of a photograph is asked of its label: that goes before the answer. */
async function sendKeptLabels(userId: string, incidentId: string): Promise<void> {
  if (listStoredKeys(`work.${userId}.fileLabel.`).length === 0) return
  const { sendLabels } = await bringLabels().catch(() => {
    throw new ApiError('network.unreachable', 0)
  })
  await sendLabels(userId, incidentId)
}

/** A draft that another text overtook stays here: the editor shows both when it is opened. */
async function sendDrafts(userId: string): Promise<void> {
  const finished = new Set(listWaitingAnswers(userId).map(({ incidentId }) => incidentId))
  for (const { place, draft } of listKeptDrafts(userId)) {
    // A draft saved after its answer went out would come back to life.
    if (finished.has(place.incidentId)) continue
    const { revision, ...content } = draft
    try {
      const fileIds = await sendPhotos(place.incidentId, content.fileIds)
      await saveDraft(place.incidentId, {
        ...content,
        fileIds,
        candidate: place.candidate,
        expectedRevision: revision,
      })
      keepDraft(userId, place, null)
    } catch {
      // Tried again when the line is back, or chosen by the person in the editor.
    }
  }
}

/** What waits for a line in this browser. */
export type Waiting = { answers: number; drafts: number; photos: number }
const NOTHING: Waiting = { answers: 0, drafts: 0, photos: 0 }

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
    for (const { incidentId, body } of listWaitingAnswers(userId)) {
      const place = { incidentId, candidate: body.candidate ?? 1 }
      try {
        const fileIds = await sendPhotos(incidentId, body.fileIds ?? [])
        await sendKeptLabels(userId, incidentId)
        await submitAnswer(incidentId, { ...body, fileIds })
        keepDraft(userId, place, null)
        dropRefusal(userId, incidentId)
        showToast(speak.current.t('answers.outbox.sent'))
      } catch (error) {
        if (isUnreachable(error)) return
        // The question moved on meanwhile: the words stay as a draft, the person decides.
        const content = readContent({ ...body })
        const revision = findKeptDraft(userId, place)?.revision ?? 0
        if (content) keepDraft(userId, place, { ...content, revision })
        keepRefusal(userId, incidentId, error)
        showErrorToast(speak.current.t('answers.outbox.refused', { reason: speak.current.words(error) }))
      }
      keepWaitingAnswer(userId, incidentId, null)
      void queryClient.invalidateQueries()
    }
  }, [userId, queryClient])

  useEffect(() => {
    const recount = () =>
      void listPhotos(userId).then((photos) =>
        setWaiting({
          answers: listWaitingAnswers(userId).length,
          drafts: listKeptDrafts(userId).length,
          photos: photos.length,
        }),
      )
    const send = () => void sendAll()
    const timer = setInterval(() => listWaitingAnswers(userId).length > 0 && send(), RETRY_MS)
    recount()
    void sendDrafts(userId).finally(recount)
    send()
    window.addEventListener(OUTBOX_CHANGED, recount)
    window.addEventListener(PHOTOS_CHANGED, recount)
    window.addEventListener('offline', recount)
    return () => {
      clearInterval(timer)
      window.removeEventListener(OUTBOX_CHANGED, recount)
      window.removeEventListener(PHOTOS_CHANGED, recount)
      window.removeEventListener('offline', recount)
    }
  }, [userId, sendAll])
  useWhenLineReturns(() => {
    void sendDrafts(userId).finally(() => window.dispatchEvent(new Event(OUTBOX_CHANGED)))
    void sendAll()
  })
  return waiting
}
