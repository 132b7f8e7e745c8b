import { listStoredKeys, readStored, writeStored } from '../../lib/storage.ts'
import type { SubmitBody } from './answers.queries.ts'
import type { KeptDraft } from './draft-keeper.ts'

/** Texts the server does not have yet, by person and question: a shared computer mixes nobody's words. */
export function keepDraft(userId: string, incidentId: string, draft: KeptDraft | null): void {
  writeStored(`draft.${userId}.${incidentId}`, draft && JSON.stringify(draft))
}

export function findKeptDraft(userId: string, incidentId: string): KeptDraft | null {
  const kept = parse(readStored(`draft.${userId}.${incidentId}`))
  if (kept === null || typeof kept.text !== 'string' || typeof kept.revision !== 'number') return null
  return { kind: toKind(kept.kind), text: kept.text, revision: kept.revision }
}

/** Drafts left behind without a line: their editor may be closed by now. */
export function listKeptDrafts(userId: string): { incidentId: string; draft: KeptDraft }[] {
  const prefix = `draft.${userId}.`
  return listStoredKeys(prefix).flatMap((key) => {
    const incidentId = key.slice(prefix.length)
    const draft = findKeptDraft(userId, incidentId)
    return draft ? [{ incidentId, draft }] : []
  })
}

export type WaitingAnswer = { incidentId: string; body: SubmitBody }

/** An answer sent without a line waits here. */
export function keepWaitingAnswer(userId: string, incidentId: string, body: SubmitBody | null): void {
  writeStored(`outbox.${userId}.${incidentId}`, body && JSON.stringify(body))
  window.dispatchEvent(new Event(OUTBOX_CHANGED))
}

export const OUTBOX_CHANGED = 'veche:outbox'

export function listWaitingAnswers(userId: string): WaitingAnswer[] {
  const prefix = `outbox.${userId}.`
  return listStoredKeys(prefix).flatMap((key) => {
    const body = parse(readStored(key))
    if (body === null || typeof body.text !== 'string' || typeof body.expectedVersion !== 'number') return []
    const overrideReason = typeof body.overrideReason === 'string' ? body.overrideReason : ''
    const { text, expectedVersion } = body
    return [
      {
        incidentId: key.slice(prefix.length),
        body: { kind: toKind(body.kind), text, expectedVersion, overrideReason },
      },
    ]
  })
}

function toKind(value: unknown): 'interim' | 'final' {
  return value === 'interim' ? 'interim' : 'final'
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
