/** Settlements by the questions whose address names them, and the questions of one of them. */

import type { SilenceResponse, SilenceRowsResponse } from '@veche/contract/reports.ts'
import { expressionBuilder } from 'kysely'
import type { DB } from '../../../platform/database/database.gen.ts'
import { beyondScope } from '../../../platform/database/readers/reader.ts'
import { NotFoundError } from '../../../platform/errors.ts'
import type { Actor } from '../../access/index.ts'
import { getDirectory, type Municipality, SHIPPED_WORDS } from '../../directory/index.ts'
import { filterWithinScope } from '../../figures/index.ts'
import { visibleIncidents } from '../../incidents/index.ts'
import { settlementKey } from '../../outages/index.ts'
import { mapSilence } from './domain/map-silence.ts'
import { keyOfNamed, placeVoices } from './domain/place-voices.ts'
import { countNamed, type Days, listNamed, listNamedPoints } from './silence.repository.ts'
import { presentVoice, type SilenceContext } from './silence-months.ts'

type Told = Pick<SilenceResponse, 'settlements' | 'settlementsUnknown'>
type Known = {
  months: readonly { from: string; to: string }[]
  municipalities: readonly Municipality[]
  neighbours: ReadonlyMap<string, readonly string[]>
}
export type HeardSettlements = {
  /** Null before the first whole month. */
  days: Days | null
  /** How each settlement is written, by its key; null among them: a street alone. */
  spellings: ReadonlyMap<string, readonly (string | null)[]>
}

/** How many of the last ones are shown, as with all rows of oversight. */
const ROWS = 100

export async function readSettlements(
  { db, region }: SilenceContext,
  { months, municipalities, neighbours }: Known,
): Promise<Told & HeardSettlements> {
  const known = knownIn(municipalities)
  const settlementsUnknown = known.filter(({ population }) => population === null).length
  const [first, last] = [months[0], months.at(-1)]
  if (!first || !last) return { settlements: [], settlementsUnknown, days: null, spellings: new Map() }
  const days = { from: first.from, to: last.to, zone: region.timeZone }
  const [counts, points] = await Promise.all([countNamed(db, days), listNamedPoints(db, days)])
  const names = { ...namesOf(municipalities), settlements: known, neighbours }
  const placed = placeVoices(
    names,
    counts,
    months.map(({ from }) => from),
  )
  // The commonest spelling comes first, and the first one of a key stands.
  const pointOf = new Map(points.toReversed().map((point) => [keyOfNamed(names, point), point]))
  const voices = mapSilence(placed)
  const settlements = placed.flatMap(({ code, place: { name, municipalityCode }, population }, at) => {
    const [voice, point] = [voices[at], pointOf.get(code)]
    if (!voice) return []
    return [
      {
        ...{ name, municipalityCode, population, ...presentVoice(voice) },
        point: point ? { latitude: point.latitude, longitude: point.longitude } : null,
      },
    ]
  })
  const written = Map.groupBy(counts, (one) => keyOfNamed(names, one))
  const spellings = new Map(
    [...written].map(([key, ofKey]) => [key, [...new Set(ofKey.map(({ settlement }) => settlement))]]),
  )
  return { settlements, settlementsUnknown, days, spellings }
}

export type AskedSettlement = { municipalityCode: string; settlement: string }

/** Titles only of what the reader may open. */
export async function readSilenceRows(
  { db }: SilenceContext,
  actor: Actor,
  { municipalityCode, settlement, heard }: AskedSettlement & { heard: HeardSettlements },
): Promise<SilenceRowsResponse> {
  filterWithinScope(actor, { municipalityCode })
  const { municipalities } = await getDirectory(db)
  const names = namesOf(municipalities)
  const key = keyOfNamed(names, { municipalityCode, settlement })
  const isKnown = knownIn(municipalities).some(
    (one) => keyOfNamed(names, { municipalityCode: one.municipalityCode, settlement: one.name }) === key,
  )
  if (!isKnown) throw new NotFoundError('figures.not_found', { municipalityCode, settlement })
  const { days, spellings } = heard
  const written = spellings.get(key) ?? []
  if (days === null || written.length === 0) return { rows: [] }
  const rows = await beyondScope(
    'questions are listed by their place, titles for those who may open them',
    () =>
      listNamed(db, {
        ...{ days, municipalityCode, limit: ROWS },
        spellings: written.filter((one) => one !== null),
        hasStreets: written.includes(null),
        visible: visibleIncidents(actor)(expressionBuilder<DB, 'incident'>()),
      }),
  )
  return { rows: rows.map(({ takenAt, ...row }) => ({ ...row, takenAt: takenAt.toISOString() })) }
}

/** Those of municipalities that there are: another region has its own. */
function knownIn(municipalities: readonly Municipality[]) {
  const codes = new Set(municipalities.map(({ code }) => code))
  return SHIPPED_WORDS.settlements.filter(({ municipalityCode }) => codes.has(municipalityCode))
}

function namesOf(municipalities: readonly Municipality[]) {
  return {
    centres: new Map(municipalities.map(({ code, centre }) => [code, centre])),
    keyOf: settlementKey,
  }
}
