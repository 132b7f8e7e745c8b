import type { AnswerResponse } from '@veche/contract/answers.ts'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { isStale, isUnreachable } from '../../lib/api.ts'
import { loadAnswer, saveDraft } from './answers.queries.ts'
import { createDraftKeeper, type KeptDraft, type SaveResult } from './draft-keeper.ts'
import { findKeptDraft, keepDraft } from './draft-store.ts'

const PAUSE_MS = 900
const RETRY_MS = 10_000

async function save(incidentId: string, { kind, text, revision }: KeptDraft): Promise<SaveResult> {
  try {
    const { draft } = await saveDraft(incidentId, { kind, text, expectedRevision: revision })
    if (!draft) return { outcome: 'failed', error: null }
    return { outcome: 'saved', revision: draft.revision, savedAt: draft.savedAt }
  } catch (error) {
    if (isUnreachable(error)) return { outcome: 'offline' }
    if (!isStale(error)) return { outcome: 'failed', error }
    const { draft } = await loadAnswer(incidentId)
    if (!draft) return { outcome: 'failed', error }
    // Our own save came through although its answer got lost: nothing to choose between.
    if (draft.text === text && draft.kind === kind)
      return { outcome: 'saved', revision: draft.revision, savedAt: draft.savedAt }
    return { outcome: 'conflict', theirs: draft }
  }
}

/** What the editor opens with: words of this browser the server lacks, the server's draft, the last version. */
function initialDraft(answer: AnswerResponse, kept: KeptDraft | null) {
  const { draft, versions } = answer
  const last = versions.at(-1)
  const revision = draft?.revision ?? 0
  const isKeptNew = kept !== null && kept.text !== '' && kept.text !== draft?.text
  if (isKeptNew) return { ...kept, savedAt: draft?.savedAt ?? null, isUnsaved: true }
  if (draft) return { kind: draft.kind, text: draft.text, revision, savedAt: draft.savedAt, isUnsaved: false }
  return {
    kind: last?.kind ?? ('final' as const),
    text: last?.text ?? '',
    revision,
    savedAt: null,
    isUnsaved: false,
  }
}

export function useDraft(answer: AnswerResponse, userId: string) {
  const { incidentId } = answer
  const [keeper] = useState(() =>
    createDraftKeeper({
      initial: initialDraft(answer, findKeptDraft(userId, incidentId)),
      save: (draft) => save(incidentId, draft),
      keep: (draft) => keepDraft(userId, incidentId, draft),
      pauseMs: PAUSE_MS,
      retryMs: RETRY_MS,
    }),
  )
  const state = useSyncExternalStore(keeper.subscribe, keeper.getState)
  useEffect(() => {
    const flush = () => void keeper.flush()
    window.addEventListener('online', flush)
    return () => {
      window.removeEventListener('online', flush)
      flush()
    }
  }, [keeper])
  return { state, keeper }
}
