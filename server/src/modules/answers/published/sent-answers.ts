/** What stands in a thread, as everybody may read it. */
import type { Db } from '../../../platform/database/db.ts'
import type { Vault } from '../../../platform/vault.ts'
import { openAuthorName } from '../../inbox/index.ts'
import { publicTextOf } from './public-text.ts'
import { listSent } from './published.repository.ts'

export type SentAnswer = {
  incidentId: string
  versionNo: number
  kind: 'interim' | 'final'
  text: string
  approvedAt: Date | null
  sentAt: Date
}

/** Oldest first. The text names neither its author nor what would lead to them. */
export async function listSentAnswers(
  { db, vault }: { db: Db; vault: Vault },
  incidentIds: readonly string[],
): Promise<SentAnswer[]> {
  if (incidentIds.length === 0) return []
  const rows = await listSent(db, incidentIds)
  return rows.flatMap(({ authorCard, sentAt, text, ...row }) => {
    const name = openAuthorName(authorCard, vault)
    return sentAt ? [{ ...row, sentAt, text: publicTextOf(text, name === null ? [] : [name]) }] : []
  })
}
