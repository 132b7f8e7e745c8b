/** Outages of an address at a moment, the surest first. */
import type { OutageKind } from '@veche/contract/outages.ts'
import { OUTAGE_KINDS } from '@veche/contract/values/outages.ts'
import type { Db } from '../../../platform/database/db.ts'
import { getDirectory, isInArea, type Point } from '../../directory/index.ts'
import { readStreet, streetKey } from '../../text/index.ts'
import type { Fit } from '../domain/house.ts'
import { spanOf } from '../domain/outage.ts'
import { fitOf } from '../domain/outage-place.ts'
import { settlementKey } from '../domain/read-addresses.ts'
import { readArea } from '../outage.presenter.ts'
import type { OutageRow } from '../outages.repository.ts'
import { listLive } from './live.repository.ts'

export type AskedAddress = {
  municipality: string
  settlement?: string | null
  street: string | null
  house: string | null
  /** Where it was asked from or marked, if that is known. */
  point?: Point | null
  /** When somebody asked. */
  at: Date
  /** Absent: of any kind. */
  kinds?: readonly OutageKind[]
}
export type FoundOutage = { outage: OutageRow; fit: Exclude<Fit, 'none'> }

export async function listOutagesAt(
  db: Db,
  { municipality, settlement = null, street, house, point = null, at, kinds = OUTAGE_KINDS }: AskedAddress,
): Promise<FoundOutage[]> {
  const { municipalities } = await getDirectory(db)
  const place = municipalities.find(({ code }) => code === municipality)
  const key = street && streetKey(readStreet(street) ?? street)
  const asked = { settlement: keyOf(settlement, place?.centre ?? ''), street: key, house }
  const where = { municipalityCode: municipality, street: key, hasPoint: point !== null, kinds }
  const live = await listLive(db, { ...where, ...spanOf(at) })
  const found = live.flatMap(({ places, ...outage }) => {
    const area = readArea(outage)
    const fit = point && area && isInArea(area, point) ? 'exact' : fitOf(places, asked)
    return fit === 'none' ? [] : [{ outage, fit }]
  })
  return found.toSorted((one, other) => Number(other.fit === 'exact') - Number(one.fit === 'exact'))
}

/** The one that the address is most likely asked about. */
export async function findOutageAt(db: Db, asked: AskedAddress): Promise<FoundOutage | null> {
  const [found = null] = await listOutagesAt(db, asked)
  return found
}

/** The centre counts as no settlement of its own, as in the addresses of notices. */
function keyOf(settlement: string | null, centre: string): string | null {
  const key = settlement && settlementKey(settlement)
  return key === settlementKey(centre) ? null : key || null
}
