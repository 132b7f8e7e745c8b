import { listStoredKeys, readStored, writeStored } from '../../../lib/browser/storage.ts'
import { type SubmitBody, submitBodyOf } from '../answers.queries.ts'
import { readContent } from '../draft-content.ts'
import type { KeptDraft } from './draft-keeper.ts'

export type DraftPlace = { incidentId: string; candidate: number }

export function draftKey(userId: string, { incidentId, candidate }: DraftPlace): string {
  return `draft.${userId}.${incidentId}.${candidate}`
}

/** Texts the server does not have yet, by person, question and candidate: a shared computer mixes nobody's words. */
export function keepDraft(userId: string, place: DraftPlace, draft: KeptDraft | null): void {
  writeStored(draftKey(userId, place), draft && JSON.stringify(draft))
}

export function findKeptDraft(userId: string, place: DraftPlace): KeptDraft | null {
  const kept = parse(readStored(draftKey(userId, place)))
  const content = kept && readContent(kept)
  if (!content || typeof kept?.revision !== 'number') return null
  return { ...content, revision: kept.revision }
}

/** Drafts left behind without a line: their editor may be closed by now. */
export function listKeptDrafts(userId: string): { place: DraftPlace; draft: KeptDraft }[] {
  const prefix = `draft.${userId}.`
  return listStoredKeys(prefix).flatMap((key) => {
    const [incidentId = '', candidate] = key.slice(prefix.length).split('.')
    const place = { incidentId, candidate: Number(candidate) }
    const draft = findKeptDraft(userId, place)
    return draft ? [{ place, draft }] : []
  })
}

/** `at`: when it was finished; of an older version of the product nothing is known. */
export type WaitingAnswer = { incidentId: string; body: SubmitBody; at: number }

/** An answer sent without a line waits here. */
export function keepWaitingAnswer(userId: string, incidentId: string, body: SubmitBody | null): void {
  writeStored(`outbox.${userId}.${incidentId}`, body && JSON.stringify({ ...body, at: Date.now() }))
  window.dispatchEvent(new Event(OUTBOX_CHANGED))
}

export const OUTBOX_CHANGED = 'veche:outbox'

export function listWaitingAnswers(userId: string): WaitingAnswer[] {
  const prefix = `outbox.${userId}.`
  return listStoredKeys(prefix).flatMap((key) => {
    const body = parse(readStored(key))
    const content = body && readContent(body)
    if (!content || typeof body?.expectedVersion !== 'number') return []
    const { expectedVersion, candidate, overrideReason, key: commandKey } = body
    return [
      {
        incidentId: key.slice(prefix.length),
        at: typeof body.at === 'number' ? body.at : 0,
        body: {
          ...submitBodyOf(content),
          candidate: typeof candidate === 'number' ? candidate : 1,
          expectedVersion,
          overrideReason: typeof overrideReason === 'string' ? overrideReason : '',
          key: typeof commandKey === 'string' ? commandKey : null,
        },
      },
    ]
  })
}

function parse(text: string | null): Record<string, unknown> | null {
  if (text === null) return null
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? { ...value } : null
  } catch {
    return null
  }
}
