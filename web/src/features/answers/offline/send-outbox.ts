import { isForLater } from '../../../lib/api.ts'
import { listStoredKeys, readStored } from '../../../lib/browser/storage.ts'
import { parseKept } from '../../../lib/line/kept-refusal.ts'
import { saveDraft, submitAnswer } from '../answers.queries.ts'
import { isSameContent, readContent } from '../draft-content.ts'
import {
  findKeptDraft,
  keepDraft,
  keepWaitingAnswer,
  listKeptDrafts,
  listWaitingAnswers,
} from '../drafts/index.ts'
import { sendPhotos } from '../files/index.ts'
import { dropRefusal, keepRefusal } from './refusal-store.ts'

/** What is asked of a photograph is asked of its caption: that goes before the answer, by the part that sends it. */
function isCaptionWaiting(userId: string, incidentId: string): boolean {
  return listStoredKeys(`work.${userId}.fileLabel.`).some((key) => {
    const kept = readStored(key) ?? ''
    return kept.includes(incidentId) && kept.includes('"refused":null')
  })
}

/** Kinds of acts that an answer may depend on: the step, the end of a wait, fields that are needed for it. */
const BEFORE_ANSWERS = ['step', 'endWait', 'ownFields']

/** What was pressed of the question before its answer was finished goes before it. */
function isActWaiting(userId: string, incidentId: string, before: number): boolean {
  return BEFORE_ANSWERS.flatMap((kind) => listStoredKeys(`work.${userId}.${kind}.`)).some((key) => {
    const kept = parseKept(readStored(key))
    const isOfThis = kept?.incidentId === incidentId && kept.refused === null
    return isOfThis && typeof kept.at === 'number' && kept.at < before
  })
}

/** A draft that another text overtook stays here: the editor shows both when it is opened. */
export async function sendDrafts(userId: string): Promise<void> {
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
      // What was written meanwhile in an open editor is not with the server yet.
      const now = findKeptDraft(userId, place)
      if (now && isSameContent(now, draft)) keepDraft(userId, place, null)
    } catch {
      // Tried again when the line is back, or chosen by the person in the editor.
    }
  }
}

type Told = { onSent: () => void; onRefused: (incidentId: string, error: unknown) => void }

/** Answers that were finished without a line, until the line goes. */
export async function sendAnswers(userId: string, { onSent, onRefused }: Told): Promise<void> {
  for (const { incidentId, body, at } of listWaitingAnswers(userId)) {
    const place = { incidentId, candidate: body.candidate ?? 1 }
    if (isCaptionWaiting(userId, incidentId) || isActWaiting(userId, incidentId, at)) continue
    try {
      const fileIds = await sendPhotos(incidentId, body.fileIds ?? [])
      await submitAnswer(incidentId, { ...body, fileIds })
      keepDraft(userId, place, null)
      dropRefusal(userId, incidentId)
      keepWaitingAnswer(userId, incidentId, null)
      onSent()
    } catch (error) {
      if (isForLater(error)) return
      // The question moved on meanwhile: the words stay as a draft, the person decides.
      const content = readContent({ ...body })
      const revision = findKeptDraft(userId, place)?.revision ?? 0
      if (content) keepDraft(userId, place, { ...content, revision })
      keepRefusal(userId, incidentId, error)
      keepWaitingAnswer(userId, incidentId, null)
      onRefused(incidentId, error)
    }
  }
}
