/** Rows of a file written one by one by the same functions, and so by the same rules, as rows made by hand. */
import {
  Agency,
  CalendarDay,
  Municipality,
  Route,
  type SheetKind,
  Topic,
  Unit,
} from '@veche/contract/admin/directory.ts'
import { PlaceRoute } from '@veche/contract/admin/place-routes/place-routes.ts'
import type { Tx } from '../../../platform/database/db.ts'
import { newId } from '../../../platform/ids.ts'
import { writeDays } from '../calendar/manage-calendar.ts'
import type { DirectoryContext } from '../change-directory.ts'
import type { ChangedRow, SheetDiff } from '../domain/sheet-diff.ts'
import type { Row } from '../domain/sheet-spec.ts'
import { requireSoundRoute } from '../manage-routes.ts'
import { insertTopic, writeTopic } from '../manage-topics.ts'
import { insertSound } from '../place-routes/manage-place-routes.ts'
import { deletePlaceRoute } from '../place-routes/place-routes.repository.ts'
import {
  insertAgency,
  insertMunicipality,
  insertUnit,
  writeAgency,
  writeMunicipality,
  writeUnit,
} from '../places/manage-places.ts'
import { deleteRouteByKey, insertRoute } from '../routes.repository.ts'

export type RowWriter = {
  add: (row: Row) => Promise<unknown>
  change: (row: ChangedRow) => Promise<unknown>
  /** Before the first change: rows that may change places make room for each other. */
  makeRoom?: (changed: readonly ChangedRow[]) => Promise<unknown>
  /** Switches off, closes or removes the row, depending on the directory. */
  remove: (row: Row) => Promise<unknown>
}
type Deps = { tx: Tx; context: DirectoryContext; today: string }

export function createRowWriter(kind: SheetKind, deps: Deps): RowWriter {
  const { tx, context, today } = deps
  const codeOf = ({ code }: Row) => String(code)
  switch (kind) {
    case 'municipalities': {
      const write = (row: Row) => {
        const { code, ...changes } = Municipality.parse(row)
        return writeMunicipality(tx, context, code, changes)
      }
      return {
        async add(row) {
          const { isActive: _isActive, ...fields } = Municipality.parse(row)
          await insertMunicipality(tx, fields)
          await write(row)
        },
        change: ({ row }) => write(row),
        remove: (row) => writeMunicipality(tx, context, codeOf(row), { isActive: false }),
      }
    }
    case 'agencies': {
      const write = (row: Row) => {
        const { code, ...changes } = Agency.parse(row)
        return writeAgency(tx, context, code, changes)
      }
      return {
        async add(row) {
          const { isActive: _isActive, ...fields } = Agency.parse(row)
          await insertAgency(tx, fields)
          await write(row)
        },
        change: ({ row }) => write(row),
        remove: (row) => writeAgency(tx, context, codeOf(row), { isActive: false }),
      }
    }
    case 'units': {
      const write = (row: Row) => {
        const { code, name, isActive } = Unit.parse(row)
        return writeUnit(tx, context, code, { name, isActive })
      }
      return {
        async add(row) {
          const { isActive: _isActive, ...fields } = Unit.parse(row)
          await insertUnit(tx, fields)
          await write(row)
        },
        change: ({ row }) => write(row),
        remove: (row) => writeUnit(tx, context, codeOf(row), { isActive: false }),
      }
    }
    case 'topics': {
      const write = (row: Row) => {
        const { code, validFrom: _validFrom, ...changes } = Topic.parse(row)
        return writeTopic(tx, code, changes)
      }
      return {
        async add(row) {
          const { validUntil: _validUntil, ...fields } = Topic.parse(row)
          await insertTopic(tx, fields)
          await write(row)
        },
        change: ({ row }) => write(row),
        remove: (row) => writeTopic(tx, codeOf(row), { validUntil: today }),
      }
    }
    case 'routes':
      return createRouteWriter(tx)
    case 'placeRoutes':
      return createPlaceRouteWriter(tx)
    case 'calendar': {
      const set = (row: Row) => writeDays(tx, { set: [CalendarDay.parse(row)], remove: [] })
      return {
        add: set,
        change: ({ row }) => set(row),
        remove: (row) => writeDays(tx, { set: [], remove: [CalendarDay.parse(row)] }),
      }
    }
  }
}

function createRouteWriter(tx: Tx): RowWriter {
  function remove({ topicCode, groupCode, municipalityCode }: Row): Promise<void> {
    const code = (value: unknown) => (value === null ? null : String(value))
    return deleteRouteByKey(tx, {
      topicCode: code(topicCode),
      groupCode: code(groupCode),
      municipalityCode: code(municipalityCode),
    })
  }
  async function add(row: Row): Promise<void> {
    const route = Route.parse(row)
    await requireSoundRoute(tx, route)
    await insertRoute(tx, { id: newId(), ...route })
  }
  return {
    add,
    async change({ row }) {
      await remove(row)
      await add(row)
    },
    remove,
  }
}

function createPlaceRouteWriter(tx: Tx): RowWriter {
  const idOf = ({ id }: Row) => String(id)
  const write = (id: string, { id: _id, ...row }: Row) => insertSound(tx, { id, ...PlaceRoute.parse(row) })
  return {
    add: (row) => write(newId(), row),
    // A house that goes from one line to another is in both for a moment.
    async makeRoom(changed) {
      for (const { row } of changed) await deletePlaceRoute(tx, idOf(row))
    },
    change: ({ row }) => write(idOf(row), row),
    remove: (row) => deletePlaceRoute(tx, idOf(row)),
  }
}

/** First removes, then changes, then adds rows, so that keys never collide on the way. */
export function listWrites(diff: SheetDiff, writer: RowWriter) {
  return [
    ...diff.removed.map(({ row }) => ({ number: null, write: () => writer.remove(row) })),
    ...(writer.makeRoom ? [{ number: null, write: () => writer.makeRoom?.(diff.changed) }] : []),
    ...diff.changed.map((row) => ({ number: row.number, write: () => writer.change(row) })),
    ...diff.added.map(({ number, row }) => ({ number, write: () => writer.add(row) })),
  ]
}
