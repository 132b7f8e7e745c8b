import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isForLater } from '../../../lib/api.ts'
import { listStoredKeys, readStored } from '../../../lib/browser/storage.ts'
import { KEPT_CHANGED } from '../../../lib/line/kept.ts'
import { useWhenLineReturns } from '../../../lib/line/line.ts'
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

/** What is asked of a photograph is asked of its caption: that goes before the answer, by the part that sends it. */
function isCaptionWaiting(userId: string, incidentId: string): boolean {
  return listStoredKeys(`work.${userId}.fileLabel.`).some((key) => {
    const kept = readStored(key) ?? ''
    return kept.includes(incidentId) && kept.includes('"refused":null')
  })
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
      if (isCaptionWaiting(userId, incidentId)) continue
      try {
        const fileIds = await sendPhotos(incidentId, body.fileIds ?? [])
        await submitAnswer(incidentId, { ...body, fileIds })
        keepDraft(userId, place, null)
        dropRefusal(userId, incidentId)
        showToast(speak.current.t('answers.outbox.sent'))
      } catch (error) {
        if (isForLater(error)) return
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
  // One run at a time: an answer goes once, whatever asks for a run.
  const running = useRef(Promise.resolve())
  const send = useCallback(() => {
    running.current = running.current.then(sendAll, sendAll)
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
    void sendDrafts(userId).finally(recount)
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
    void sendDrafts(userId).finally(() => window.dispatchEvent(new Event(OUTBOX_CHANGED)))
    send()
  })
  return waiting
}
