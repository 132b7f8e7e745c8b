/** Streams that a person leads, or that their bodies prepare, within a period. */
import { sql } from 'kysely'
import type { Db } from '../../../platform/database/db.ts'
import type { Actor } from '../../access/index.ts'
import { visibleLivestreams } from '../stream/index.ts'

type Asked = { actor: Actor; agencyCodes: readonly string[]; from: Date; until: Date; limit: number }

/** An administration prepares what is planned for its territory. The soonest first. */
export function listOwnStreams(db: Db, { actor, agencyCodes, from, until, limit }: Asked) {
  const anyOwn = sql<string>`any(${[...agencyCodes]}::text[])`
  return db
    .selectFrom('livestream')
    .select(['id', 'title', 'step', 'plannedAt', 'plannedMinutes', 'startedAt', 'municipalityCode'])
    .select(sql<boolean>`editor_id is not distinct from ${actor.id}`.as('isLed'))
    .where('plannedAt', '>=', from)
    .where('plannedAt', '<', until)
    .where('step', 'in', ['planned', 'announced', 'collecting', 'on_air', 'follow_up'])
    .where((eb) =>
      eb.or([
        eb('editorId', '=', actor.id),
        eb('agencyCode', '=', anyOwn),
        eb(
          'municipalityCode',
          'in',
          eb
            .selectFrom('agency')
            .select('agency.municipalityCode')
            .where('agency.code', '=', anyOwn)
            .where('agency.kind', '=', 'administration'),
        ),
      ]),
    )
    .where(visibleLivestreams(actor))
    .orderBy('plannedAt')
    .orderBy('id')
    .limit(limit)
    .execute()
}

/** Questions of streams that nobody has prepared facts for, by topic. */
export async function countUnprepared(
  db: Db,
  livestreamIds: readonly string[],
): Promise<{ livestreamId: string; topicCode: string | null; count: number }[]> {
  if (livestreamIds.length === 0) return []
  return db
    .selectFrom('livestreamQuestion')
    .select(['livestreamId', 'topicCode', sql<number>`count(*)::int`.as('count')])
    .where('livestreamId', 'in', [...livestreamIds])
    .where('state', 'in', ['received', 'selected'])
    .where('facts', '=', '')
    .groupBy(['livestreamId', 'topicCode'])
    .execute()
}
