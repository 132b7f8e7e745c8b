/** The public part of an answer, for authors who asked the same elsewhere. */
import type { Tx } from '../../../platform/database/db.ts'
import type { Vault } from '../../../platform/vault.ts'
import { nameOf } from '../outbox/index.ts'
import { personalise } from '../parts/index.ts'
import { listLastFinal } from './published.repository.ts'

export type PublicAnswer = { text: string; authorCard: Buffer | null }

/** The last final text that was approved, by incident; none where the work ended without one. */
export async function listPublicAnswers(
  tx: Tx,
  incidentIds: readonly string[],
): Promise<Map<string, PublicAnswer>> {
  if (incidentIds.length === 0) return new Map()
  const rows = await listLastFinal(tx, incidentIds)
  return new Map(rows.map(({ incidentId, ...answer }) => [incidentId, answer]))
}

/** The greeting gets the new reader's name, because the text was written to somebody else. */
export function addressTo({ text, authorCard }: PublicAnswer, card: Buffer | null, vault: Vault): string {
  const nameIn = (authorCard: Buffer | null) => nameOf({ authorCard }, vault)
  return personalise(text, { from: nameIn(authorCard), to: nameIn(card) })
}
