/** Outages that may be what a question is about, by an index over those that are not long over. */
import type { OutageKind } from '@veche/contract/outages.ts'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Db } from '../../../platform/database/db.ts'
import type { OutagePlace } from '../domain/outage-place.ts'
import type { OutageRow } from '../outages.repository.ts'

export type LiveOutage = OutageRow & { places: OutagePlace[] }

type Asked = {
  municipalityCode: string
  /** Null: the question names no street. */
  street: string | null
  /** The question has a point, so places on the map count too. */
  hasPoint: boolean
  kinds: readonly OutageKind[]
  begunBy: Date
  overSince: Date
}

const Houses = z.array(
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('one'), number: z.number(), tail: z.string() }),
    z.object({
      kind: z.literal('row'),
      from: z.number().nullable(),
      to: z.number().nullable(),
      parity: z.enum(['all', 'odd', 'even']),
    }),
  ]),
)

/** With those of their places that have the street or no street of their own. */
export async function listLive(
  db: Db,
  { municipalityCode, street, hasPoint, kinds, begunBy, overSince }: Asked,
): Promise<LiveOutage[]> {
  const rows = await db
    .selectFrom('outage')
    .innerJoin('outagePlace as place', 'place.outageId', 'outage.id')
    .selectAll('outage')
    .select(['place.kind as placeKind', 'place.settlement', 'place.street', 'place.houses'])
    .where('outage.cancelledAt', 'is', null)
    .where('outage.municipalityCode', '=', municipalityCode)
    .where('outage.overAt', '>', overSince)
    .where('outage.beginsAt', '<=', begunBy)
    .where('outage.kind', '=', sql<OutageKind>`any(${[...kinds]}::text[])`)
    .where(({ eb, or }) =>
      or([
        eb('place.street', 'is', null),
        ...(street === null ? [] : [eb('place.street', '=', street)]),
        // Its place on the map says more than any of its streets.
        ...(hasPoint ? [eb('outage.area', 'is not', null)] : []),
      ]),
    )
    .orderBy('outage.beginsAt', 'desc')
    .orderBy('outage.id', 'desc')
    .execute()
  const outages = new Map<string, LiveOutage>()
  for (const { placeKind, settlement, street: ownStreet, houses, ...outage } of rows) {
    const known = outages.get(outage.id) ?? { ...outage, places: [] }
    known.places.push(toPlace({ kind: placeKind, settlement, street: ownStreet, houses }))
    outages.set(outage.id, known)
  }
  return [...outages.values()]
}

type StoredPlace = {
  kind: OutagePlace['kind']
  settlement: string | null
  street: string | null
  houses: unknown
}

function toPlace({ kind, settlement, street, houses }: StoredPlace): OutagePlace {
  if (kind === 'municipality') return { kind }
  if (kind === 'settlement' || street === null) return { kind: 'settlement', settlement }
  return { kind, settlement, street, houses: houses === null ? null : Houses.parse(houses) }
}
