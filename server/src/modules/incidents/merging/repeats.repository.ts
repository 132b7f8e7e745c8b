import { DAY_MS } from '@veche/contract/durations.ts'
import { type SqlBool, sql } from 'kysely'
import type { Database, Db, Tx } from '../../../platform/database/db.ts'
import { planAnew } from '../../../platform/database/prepared.ts'
import type { Actor } from '../../access/index.ts'
import { visibleIncidents } from '../rights/index.ts'
import { TAKES_OTHERS } from '../steps/index.ts'

const METRES_PER_DEGREE = 111_320

/** The fields by which a repeat is recognised. */
export function getRepeatKeys(tx: Tx, incidentId: string) {
  return tx
    .selectFrom('incident')
    .select(['authorId', 'addressKey', 'latitude', 'longitude'])
    .where('id', '=', incidentId)
    .executeTakeFirstOrThrow()
}

type Earlier = { id: string; topicCode: string; since: Date; before: Date }

/** Counts earlier incidents of the topic and finds the last of them. */
function selectEarlier(tx: Tx, { id, topicCode, since, before }: Earlier) {
  return tx
    .selectFrom('incident')
    .where('topicCode', '=', topicCode)
    .where('foundAt', '>=', since)
    .where('foundAt', '<', before)
    .where('step', 'not in', ['new', 'dismissed', 'merged'])
    .where('id', '<>', id)
    .select(({ fn }) => [
      fn.countAll<number>().as('count'),
      sql<string | null>`(array_agg(incident.id order by incident.found_at desc, incident.id desc))[1]`.as(
        'lastId',
      ),
    ])
}

export function countEarlierByAuthor(tx: Tx, earlier: Earlier, authorId: string) {
  return selectEarlier(tx, earlier).where('authorId', '=', authorId).executeTakeFirstOrThrow()
}

export function countEarlierAt(
  tx: Tx,
  earlier: Earlier,
  { addressKey, municipalityCode }: { addressKey: string; municipalityCode: string | null },
) {
  return (
    selectEarlier(tx, earlier)
      .where('addressKey', '=', addressKey)
      // The street alone is not enough: every town has a Lenin street.
      .where('municipalityCode', 'is not distinct from', municipalityCode)
      .executeTakeFirstOrThrow()
  )
}

type Near = { point: { latitude: number; longitude: number }; metres: number }

export function countEarlierNear(tx: Tx, earlier: Earlier, { point, metres }: Near) {
  const { latitude, longitude } = point
  const reach = metres / METRES_PER_DEGREE
  const lonReach = reach / Math.max(Math.cos((latitude * Math.PI) / 180), 0.01)
  return selectEarlier(tx, earlier)
    .where('latitude', '>=', latitude - reach)
    .where('latitude', '<=', latitude + reach)
    .where('longitude', '>=', longitude - lonReach)
    .where('longitude', '<=', longitude + lonReach)
    .where(
      sql<boolean>`power(latitude - ${latitude}, 2) + power((longitude - ${longitude}) * ${reach / lonReach}, 2)
        <= power(${reach}::float8, 2)`,
    )
    .executeTakeFirstOrThrow()
}

/** Limited, because each row is compared with all others; the newest ones show what is going on now. */
const LOOKED_AT = 300

/** Thanks and advertising are left out: they report no accident. */
const TROUBLES = ['question', 'complaint', 'danger']

/** Uses the index by place and moment, so all municipalities are listed even when all of them are meant. */
export function listRecent(db: Db, { actor, since, codes }: { actor: Actor; since: Date; codes: string[] }) {
  const isGathered = sql<boolean>`(incident.member_count > 1 or incident.is_mass_event)`
  return (
    db
      .selectFrom('incident')
      .where(sql<SqlBool>`incident.municipality_code = any(${codes}::text[])`)
      .where('incident.foundAt', '>=', since)
      .where('incident.step', 'in', TAKES_OTHERS)
      .where((eb) => eb.or([eb('incident.step', '=', 'new'), isGathered]))
      .where('incident.isFrozen', '=', false)
      .where(
        sql<SqlBool>`coalesce(incident.suggestion->'kind'->>'code', 'question') in (${sql.join(TROUBLES)})`,
      )
      .where(visibleIncidents(actor))
      .select(['incident.id', 'incident.foundAt', 'incident.title', 'incident.step'])
      .select([
        'incident.municipalityCode',
        'incident.agencyCode',
        'incident.unitCode',
        'incident.assigneeId',
      ])
      .select(['incident.latitude', 'incident.longitude', isGathered.as('isGathered')])
      // Before acceptance the topic and the place stand only in the suggestion.
      .select([
        sql<string | null>`coalesce(incident.topic_code, incident.suggestion->'topic'->>'code')`.as(
          'topicCode',
        ),
        sql<
          string | null
        >`coalesce(incident.address->>'street', incident.suggestion->'address'->>'street')`.as('street'),
      ])
      .orderBy('incident.foundAt', 'desc')
      .orderBy('incident.id', 'desc')
      .limit(LOOKED_AT)
      .modifyEnd(planAnew)
      .execute()
  )
}

export function findMergedInto(
  tx: Tx,
  incidentId: string,
): Promise<{ mergedIntoId: string | null } | undefined> {
  return tx.selectFrom('incident').select('mergedIntoId').where('id', '=', incidentId).executeTakeFirst()
}

const MOST = 500

/** Finds the incident that moved and later ones that may count it as a repeat. `findRepeat` decides exactly. */
export async function listLater(
  db: Database,
  movedId: string,
  { repeatWindowDays, repeatRadiusMetres }: { repeatWindowDays: number; repeatRadiusMetres: number },
): Promise<string[]> {
  const moved = await db
    .selectFrom('incident')
    .select(['topicCode', 'foundAt', 'authorId', 'addressKey', 'latitude', 'longitude'])
    .where('id', '=', movedId)
    .executeTakeFirst()
  if (!moved?.topicCode) return []
  const { topicCode, foundAt, authorId, addressKey, latitude, longitude } = moved
  const reach = repeatRadiusMetres / METRES_PER_DEGREE
  const isNear = sql<SqlBool>`latitude between ${latitude}::float8 - ${reach}::float8 and ${latitude}::float8 + ${reach}::float8
    and abs(longitude - ${longitude}::float8) * greatest(cos(radians(${latitude}::float8)), 0.01) <= ${reach}::float8`
  const rows = await db
    .selectFrom('incident')
    .select('id')
    .where('topicCode', '=', topicCode)
    .where('foundAt', '>=', foundAt)
    .where('foundAt', '<=', new Date(foundAt.getTime() + repeatWindowDays * DAY_MS))
    .where('step', 'not in', ['new', 'dismissed', 'merged', 'archived', 'done'])
    .where(({ eb, or }) =>
      or([
        eb('id', '=', movedId),
        eb('repeatOfId', '=', movedId),
        ...(authorId ? [eb('authorId', '=', authorId)] : []),
        ...(addressKey ? [eb('addressKey', '=', addressKey)] : []),
        ...(latitude !== null && longitude !== null ? [isNear] : []),
      ]),
    )
    .orderBy('foundAt')
    .orderBy('id')
    .limit(MOST)
    .execute()
  return rows.map(({ id }) => id)
}
