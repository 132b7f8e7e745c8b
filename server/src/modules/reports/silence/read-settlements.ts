/** Settlements by the questions whose address names them, and the questions of one of them. */
import type { SilenceResponse, SilenceRowsResponse } from '@veche/contract/reports.ts'
import { expressionBuilder } from 'kysely'
import type { DB } from '../../../platform/database/database.gen.ts'
import { NotFoundError } from '../../../platform/errors.ts'
import type { Actor } from '../../access/index.ts'
import { getDirectory, type Municipality, SHIPPED_WORDS } from '../../directory/index.ts'
import { filterWithinScope } from '../../figures/index.ts'
import { visibleIncidents } from '../../incidents/index.ts'
import { settlementKey } from '../../outages/index.ts'
import { mapSilence } from './domain/map-silence.ts'
import { keyOfNamed, placeVoices } from './domain/place-voices.ts'
import { countNamed, listNamed, listNamedPoints, listSpellings } from './silence.repository.ts'
import { listSilenceMonths, presentVoice, type SilenceContext } from './silence-months.ts'

type Told = Pick<SilenceResponse, 'settlements' | 'settlementsUnknown'>
type Known = {
  months: readonly { from: string; to: string }[]
  municipalities: readonly Municipality[]
  neighbours: ReadonlyMap<string, readonly string[]>
}

/** How many of the last ones are shown, as with all rows of oversight. */
const ROWS = 100

export async function readSettlements(
  { db, region }: SilenceContext,
  { months, municipalities, neighbours }: Known,
): Promise<Told> {
  const known = knownIn(municipalities)
  const settlementsUnknown = known.filter(({ population }) => population === null).length
  const [first, last] = [months[0], months.at(-1)]
  if (!first || !last) return { settlements: [], settlementsUnknown }
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
  return {
    settlementsUnknown,
    settlements: placed.flatMap(({ code, place: { name, municipalityCode }, population }, at) => {
      const [voice, point] = [voices[at], pointOf.get(code)]
      if (!voice) return []
      const { latitude, longitude } = point ?? {}
      return [
        {
          ...{ name, municipalityCode, population, ...presentVoice(voice) },
          point: latitude === undefined || longitude === undefined ? null : { latitude, longitude },
        },
      ]
    }),
  }
}

type Asked = { municipalityCode: string; settlement: string }

/** Titles only of what the reader may open. */
export async function readSilenceRows(
  context: SilenceContext,
  actor: Actor,
  { municipalityCode, settlement }: Asked,
): Promise<SilenceRowsResponse> {
  const { db, region } = context
  filterWithinScope(actor, { municipalityCode })
  const { municipalities } = await getDirectory(db)
  const names = namesOf(municipalities)
  const key = keyOfNamed(names, { municipalityCode, settlement })
  const isKnown = knownIn(municipalities).some((one) => keyOfNamed(names, toNamed(one)) === key)
  if (!isKnown) throw new NotFoundError('figures.not_found', { municipalityCode, settlement })
  const months = await listSilenceMonths(context)
  const [first, last] = [months[0], months.at(-1)]
  if (!first || !last) return { rows: [] }
  const spellings = await listSpellings(db, municipalityCode)
  const rows = await listNamed(db, {
    ...{ municipalityCode, limit: ROWS, days: { from: first.from, to: last.to, zone: region.timeZone } },
    spellings: spellings.filter((one) => keyOfNamed(names, { municipalityCode, settlement: one }) === key),
    hasStreets: key === keyOfNamed(names, { municipalityCode, settlement: null }),
    visible: visibleIncidents(actor)(expressionBuilder<DB, 'incident'>()),
  })
  return { rows: rows.map(({ takenAt, ...row }) => ({ ...row, takenAt: takenAt.toISOString() })) }
}

const toNamed = ({ municipalityCode, name }: { municipalityCode: string; name: string }) => {
  return { municipalityCode, settlement: name }
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
