import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import type { AnswerResponse } from '@veche/contract/answers.ts'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { isStale, isUnreachable } from '../../../lib/api.ts'
import { useWhenLineReturns } from '../../../lib/line/line.ts'
import { useSendsLater } from '../../../lib/line/sends-later.ts'
import { loadAnswer, saveDraft, showAnswer } from '../answers.queries.ts'
import { contentOf, EMPTY_CONTENT, isSameContent } from '../draft-content.ts'
import { sendPhotos } from '../files/index.ts'
import { createDraftKeeper, type KeptDraft, type SaveResult } from './draft-keeper.ts'
import { type DraftPlace, draftKey, findKeptDraft, keepDraft } from './draft-store.ts'
import { closeKeeper, keeperOf } from './living-keepers.ts'

const PAUSE_MS = 900
const RETRY_MS = 10_000

async function save(
  client: QueryClient,
  { incidentId, candidate }: DraftPlace,
  { revision, ...content }: KeptDraft,
): Promise<SaveResult> {
  const find = ({ drafts }: AnswerResponse) => drafts.find((draft) => draft.candidate === candidate)
  try {
    const fileIds = await sendPhotos(incidentId, content.fileIds)
    const body = { ...content, fileIds, candidate, expectedRevision: revision }
    const answer = await saveDraft(incidentId, body)
    showAnswer(client, answer)
    const saved = find(answer)
    if (!saved) return { outcome: 'failed', error: null }
    return { outcome: 'saved', revision: saved.revision, savedAt: saved.savedAt }
  } catch (error) {
    if (isUnreachable(error)) return { outcome: 'offline' }
    if (!isStale(error)) return { outcome: 'failed', error }
    const theirs = find(await loadAnswer(incidentId))
    if (!theirs) return { outcome: 'failed', error }
    // Our own save came through although its answer got lost: nothing to choose between.
    if (isSameContent(theirs, content))
      return { outcome: 'saved', revision: theirs.revision, savedAt: theirs.savedAt }
    return { outcome: 'conflict', theirs }
  }
}

/** What the editor opens with: words of this browser the server lacks, the server's draft, the last version. */
function initialDraft({ drafts, versions }: AnswerResponse, candidate: number, kept: KeptDraft | null) {
  const draft = drafts.find((saved) => saved.candidate === candidate)
  const last = candidate === 1 ? versions.at(-1) : undefined
  const savedAt = draft?.savedAt ?? null
  const isKeptNew = kept !== null && !isSameContent(kept, draft ?? EMPTY_CONTENT)
  if (isKeptNew) return { ...kept, savedAt, isUnsaved: true }
  if (draft) return { ...contentOf(draft), revision: draft.revision, savedAt, isUnsaved: false }
  const content = last ? { ...EMPTY_CONTENT, ...versionContent(last) } : EMPTY_CONTENT
  return { ...content, revision: 0, savedAt, isUnsaved: false }
}

function versionContent(version: AnswerResponse['versions'][number]) {
  const { kind, text, promise, outcome, privateText, fileIds } = version
  return { kind, text, promise, outcome, privateText, fileIds }
}

export function useDraft(answer: AnswerResponse, candidate: number, userId: string) {
  const { incidentId } = answer
  const client = useQueryClient()
  const key = draftKey(userId, { incidentId, candidate })
  const [keeper] = useState(() => {
    const place = { incidentId, candidate }
    return keeperOf(client, key, () =>
      createDraftKeeper({
        initial: initialDraft(answer, candidate, findKeptDraft(userId, place)),
        save: (draft) => save(client, place, draft),
        keep: (draft) => keepDraft(userId, place, draft),
        pauseMs: PAUSE_MS,
        retryMs: RETRY_MS,
      }),
    )
  })
  useSendsLater()
  const state = useSyncExternalStore(keeper.subscribe, keeper.getState)
  // What was kept from an earlier look may be older than what is there by now.
  useEffect(() => {
    keeper.renew(initialDraft(answer, candidate, findKeptDraft(userId, { incidentId, candidate })))
  }, [keeper, answer, incidentId, candidate, userId])
  useWhenLineReturns(() => void keeper.flush())
  useEffect(() => () => void closeKeeper(client, key, keeper), [client, key, keeper])
  return { state, keeper }
}
