import type { BulkRunResponse, PreviewBulkRequest } from '@veche/contract/desk.ts'
import type { Actor } from '../../access/index.ts'
import type { DeskContext } from '../desk-context.ts'
import { getOwnRun } from './bulk.repository.ts'
import { presentRun } from './present-bulk.ts'
import { previewBulk } from './preview-bulk.ts'

/** An act for many as it would be, for its person to look at; nothing is changed before they start it. */
export async function prepareBulk(
  context: DeskContext,
  actor: Actor,
  request: PreviewBulkRequest,
): Promise<BulkRunResponse> {
  const runId = await previewBulk(context, actor, request)
  return presentRun(context.db, await getOwnRun(context.db, runId, actor.id))
}
