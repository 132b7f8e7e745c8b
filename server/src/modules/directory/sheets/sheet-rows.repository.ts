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
import { type CodeNames, createCodeNames, type Named } from '../domain/code-names.ts'
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
      return listPlaceRouteRows(db)
    case 'calendar':
      return (await listCalendarDays(db, null)).map((day) => ({ ...day }))
  }
}

/** What a cell may refer to, by code and by name. */
export async function readKnownRows(
  db: Db,
): Promise<{ known: Record<RefersTo, ReadonlySet<string>>; names: CodeNames }> {
  const list = (table: RefersTo) => db.selectFrom(table).select(['code', 'name']).execute()
  const rows = {
    municipality: await list('municipality'),
    agency: await list('agency'),
    unit: await list('unit'),
    schedule: await list('schedule'),
    topic: await list('topic'),
    topicGroup: await list('topicGroup'),
  }
  const codesOf = (named: readonly Named[]) => new Set(named.map(({ code }) => code))
  return {
    known: {
      ...{ municipality: codesOf(rows.municipality), agency: codesOf(rows.agency), unit: codesOf(rows.unit) },
      ...{
        schedule: codesOf(rows.schedule),
        topic: codesOf(rows.topic),
        topicGroup: codesOf(rows.topicGroup),
      },
    },
    names: createCodeNames(rows),
  }
}
