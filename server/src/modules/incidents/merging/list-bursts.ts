/** Bursts of the reader's own scope that they may gather. Reads what was found lately, never the history. */
import type { BurstsResponse } from '@veche/contract/incidents.ts'
import { type SqlBool, sql } from 'kysely'
import { planAnew } from '../../../platform/database/prepared.ts'
import type { Actor } from '../../access/index.ts'
import { getDirectory } from '../../directory/index.ts'
import { likeness, type WordSet, withoutNames, wordSet } from '../../text/index.ts'
import { canRun, type IncidentsContext, visibleIncidents } from '../rights/index.ts'
import { TAKES_OTHERS } from '../steps/index.ts'
import { type Burst, findBursts, type Heard } from './domain/bursts.ts'

/** What came in a night is gathered in the morning. */
const LOOK_BACK_MS = 12 * 60 * 60_000
/** Each is compared with the others: the newest are enough to see what goes on now. */
const LOOKED_AT = 300
/** More than a person puts aside in a day: those put aside are among them. */
const SHOWN = 50
/** As between suggested duplicates. */
const ALIKE = 0.35
/** Thanks and advertising are no accident. */
const TROUBLES = ['question', 'complaint', 'danger']
const CAN_MERGE = { isTrusted: false }

type Worded = Heard & { words: WordSet }
type Directory = Awaited<ReturnType<typeof getDirectory>>

export async function listBursts(
  { db, clock }: IncidentsContext,
  { actor }: { actor: Actor },
): Promise<BurstsResponse> {
  const directory = await getDirectory(db)
  const rows = await readRecent(db, { actor, now: clock(), directory })
  const names = namesOfPlaces(directory)
  const groupOf = new Map(directory.topics.map(({ code, groupCode }) => [code, groupCode]))
  const heard = rows
    .filter((row) => canRun(actor, row, 'merge', CAN_MERGE))
    .flatMap((row): Worded[] => {
      const { municipalityCode, topicCode } = row
      const groupCode = topicCode && groupOf.get(topicCode)
      if (!municipalityCode || !topicCode || !groupCode) return []
      const { id, foundAt, street, latitude, longitude, isGathered } = row
      const point = latitude === null || longitude === null ? null : { latitude, longitude }
      const words = withoutNames(wordSet(row.title), names.get(municipalityCode) ?? new Set())
      return [{ id, foundAt, municipalityCode, groupCode, topicCode, street, point, isGathered, words }]
    })
  const bursts = findBursts(heard, (one, other) => likeness(one.words, other.words) >= ALIKE)
  return { bursts: bursts.slice(0, SHOWN).map(present) }
}

/** By place and moment, for which there is an index: the municipalities are named also where all of them are meant. */
function readRecent(
  db: IncidentsContext['db'],
  { actor, now, directory }: { actor: Actor; now: Date; directory: Directory },
) {
  const codes = directory.municipalities.map(({ code }) => code)
  const isGathered = sql<boolean>`(incident.member_count > 1 or incident.is_mass_event)`
  return (
    db
      .selectFrom('incident')
      .where(sql<SqlBool>`incident.municipality_code = any(${codes}::text[])`)
      .where('incident.foundAt', '>=', new Date(now.getTime() - LOOK_BACK_MS))
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
      // Until it is accepted, what the text says stands in the suggestion.
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

/** Everybody of a town names the town. */
function namesOfPlaces({ municipalities }: Directory): Map<string, WordSet> {
  return new Map(
    municipalities.map(({ code, name, shortName, centre }) => [
      code,
      wordSet([name, shortName, centre].join(' ')),
    ]),
  )
}

function present({ from, to, ...burst }: Burst) {
  return { ...burst, from: from.toISOString(), to: to.toISOString() }
}
