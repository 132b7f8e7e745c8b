/**
 * Whether what was sent stands in its conversation as it left: people read the message, not the publication. On our own
 * page nobody can edit it; in a network somebody may have, and only there it can be seen.
 */
import type { Database } from '../../../platform/database/db.ts'
import { listAdded, listChanged } from './altered.repository.ts'

export type AlteredMessages = {
  /** Publications whose words stand nowhere, or stand otherwise on our own page. */
  altered: string[]
  /** Publications that read otherwise in their network. */
  edited: string[]
  /** Messages in our name on our own page that nobody has published. */
  added: string[]
}

export async function listAlteredMessages(db: Database): Promise<AlteredMessages> {
  const rows = await listChanged(db)
  const idsOf = (isEdited: boolean) => rows.filter((row) => row.isEdited === isEdited).map(({ id }) => id)
  return { altered: idsOf(false), edited: idsOf(true), added: await listAdded(db) }
}
