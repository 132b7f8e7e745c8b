/**
 * Messages that were erased on the demand of their author: a network that sends one again, or shows it when we read
 * back, brings no words back. Where it stood is known by a keyed mark alone.
 */
import type { Tx } from '../../../platform/database/db.ts'
import type { Vault } from '../../../platform/vault.ts'
import type { MessageKey } from '../messages/messages.repository.ts'
import type { RawMessage } from '../raw/raw-event.ts'
import { emptyRaw } from '../raw/raw-inbox.repository.ts'
import { listErasedMarks } from './erased-messages.repository.ts'

export function markOf(vault: Vault, { channelId, container, externalId }: MessageKey): string {
  return vault.mark(`message ${channelId} ${container} ${externalId}`)
}

/** The events that may be worked on; deliveries that tell of erased messages are emptied. */
export async function withoutErased(
  tx: Tx,
  vault: Vault,
  events: readonly RawMessage[],
): Promise<RawMessage[]> {
  if (!events.some(({ row }) => row.mayBeErased)) return [...events]
  const marked = events.map((raw) => ({ raw, mark: markOf(vault, keyOf(raw)) }))
  const erased = await listErasedMarks(tx, [...new Set(marked.map(({ mark }) => mark))])
  if (erased.size === 0) return [...events]
  await emptyRaw(
    tx,
    vault,
    marked.filter(({ mark }) => erased.has(mark)).map(({ raw }) => raw.row.id),
  )
  return marked.filter(({ mark }) => !erased.has(mark)).map(({ raw }) => raw)
}

function keyOf({ channel, event: { container, externalId } }: RawMessage): MessageKey {
  return { channelId: channel.id, container, externalId }
}
