/** Who may do what with whose message: the widest right that the chat, the stream or the question gives. */
import type { ModerationReach } from '@veche/contract/values/portal/moderation.ts'
import type { Db } from '../../../platform/database/db.ts'
import type { Actor } from '../../access/index.ts'
import { reachInChats } from '../../chats/index.ts'
import { reachInIncidents } from '../../incidents/index.ts'
import { reachInStreams } from '../../livestreams/index.ts'

export type Standing = { incidentId: string | null; chatId: string | null; livestreamId: string | null }

/** Null: nothing of it is shown to the person. */
export async function reachOf(
  db: Db,
  actor: Actor,
  standings: readonly Standing[],
): Promise<(standing: Standing) => ModerationReach | null> {
  const idsOf = (field: keyof Standing) => [...new Set(standings.flatMap((one) => one[field] ?? []))]
  const [incidents, chats, streams] = await Promise.all([
    reachInIncidents(db, actor, idsOf('incidentId')),
    reachInChats(db, actor, idsOf('chatId')),
    reachInStreams(db, actor, idsOf('livestreamId')),
  ])
  return ({ incidentId, chatId, livestreamId }) => {
    const found = [
      incidentId === null ? undefined : incidents.get(incidentId),
      chatId === null ? undefined : chats.get(chatId),
      livestreamId === null ? undefined : streams.get(livestreamId),
    ]
    return (['all', 'hide', 'see'] as const).find((reach) => found.includes(reach)) ?? null
  }
}

/** Whoever moderates the whole region. */
export function isOfCentre({ grants }: Actor): boolean {
  return grants.some(({ role, scope }) => role === 'moderator' && scope.kind === 'region')
}
