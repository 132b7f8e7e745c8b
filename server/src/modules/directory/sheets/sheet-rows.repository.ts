import type { SheetKind } from '@veche/contract/admin/directory.ts'
import type { Db } from '../../../platform/database/db.ts'
import {
  listAgencies,
  listCalendarDays,
  listMunicipalities,
  listRouteRows,
  listTopics,
  listUnits,
} from '../directory-admin.repository.ts'
import type { RefersTo, Row } from '../domain/sheet-spec.ts'
import { listPlaceRouteRows } from '../place-routes/place-routes.repository.ts'

/** The rows of a directory as its table shows them. */
export async function listSheetRows(db: Db, kind: SheetKind): Promise<Row[]> {
  switch (kind) {
    case 'municipalities':
      return listMunicipalities(db)
    case 'agencies':
      return listAgencies(db)
    case 'units':
      return listUnits(db)
    case 'topics':
      return (await listTopics(db)).map(({ catalogueVersion: _version, ...row }) => row)
    case 'routes':
      return (await listRouteRows(db)).map(({ id: _id, ...row }) => row)
    case 'placeRoutes':
      return (await listPlaceRouteRows(db)).map(({ id: _id, ...row }) => row)
    case 'calendar':
      return (await listCalendarDays(db, null)).map((day) => ({ ...day }))
  }
}

export async function readKnownRows(db: Db): Promise<Record<RefersTo, ReadonlySet<string>>> {
  const listCodes = async (table: RefersTo) => {
    const rows = await db.selectFrom(table).select('code').execute()
    return new Set(rows.map(({ code }) => code))
  }
  return {
    municipality: await listCodes('municipality'),
    agency: await listCodes('agency'),
    unit: await listCodes('unit'),
    schedule: await listCodes('schedule'),
    topic: await listCodes('topic'),
    topicGroup: await listCodes('topicGroup'),
  }
}
