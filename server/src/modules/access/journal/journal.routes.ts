import { Readable } from 'node:stream'
import type { JournalQuery } from '@veche/contract/access.ts'
import { JOURNAL_ROUTES } from '@veche/contract/routes/admin/journal.ts'
import type { FastifyPluginAsync } from 'fastify'
import { z } from 'zod'
import type { Db } from '../../../platform/database/db.ts'
import { InvalidError } from '../../../platform/errors.ts'
import type { AppContext } from '../../../platform/http/app-context.ts'
import { asDownload } from '../../../platform/http/download.ts'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { writeCsv } from '../../../platform/sheets/index.ts'
import { requireActor } from '../access-plugin.ts'
import type { Actor } from '../domain/actor.ts'
import { decodeCursor, encodeCursor } from '../page-cursor.ts'
import { addJournal, type JournalFilter, listJournal, type StoredJournalEntry } from './journal.repository.ts'
import { verifyJournal } from './journal-chain.ts'
import { journalRows, trailRows } from './journal-sheet.ts'
import { type NameObjects, withNames } from './name-objects.ts'
import type { TrailFilter } from './question-trail.repository.ts'
import { readTrail, toTrailFilter } from './question-trail.ts'

const Details = z.record(z.string(), z.unknown()).catch({})

export function journalRoutes(
  { db, clock, region }: AppContext,
  nameObjects: NameObjects,
): FastifyPluginAsync {
  return async (app) => {
    serveRoute(app, JOURNAL_ROUTES.list, async (request) => {
      const { limit, cursor, number, except, ...query } = request.query
      if (number !== undefined) {
        const filter = toTrailFilter(toFilter(query), { number, except }, clock())
        // Each page of one look is the same look.
        if (cursor === undefined)
          await journalSought({ db, actor: requireActor(request), filter, way: 'shown' })
        const { entries, nextCursor } = await readTrail(db, { filter, limit, cursor })
        return {
          entries: entries.map(({ us: _us, source, id, ...entry }) =>
            presentEntry({ ...entry, id: `${source}-${id}`, objectName: null }),
          ),
          since: query.from === undefined ? filter.from.toISOString() : null,
          nextCursor,
        }
      }
      const before = readId(decodeCursor(cursor))
      const rows = await listJournal(db, { filter: toFilter(query), limit: limit + 1, before })
      const page = await withNames(db, rows.slice(0, limit), nameObjects)
      return {
        entries: page.map((row) => presentEntry({ ...row, id: String(row.id) })),
        since: null,
        nextCursor: rows.length > limit ? encodeCursor(page.at(-1)?.id.toString()) : null,
      }
    })

    serveRoute(app, JOURNAL_ROUTES.export, async (request, reply) => {
      const actor = requireActor(request)
      const { number, except, ...query } = request.query
      const [filter, fields] = [toFilter(query), Object.keys(request.query)]
      await addJournal(db, {
        ...{ actor, action: 'journal.exported', objectType: 'journal', objectId: null, details: { fields } },
      })
      const name = `Журнал ${clock().toISOString().slice(0, 10)}.csv`
      const trail = number === undefined ? null : toTrailFilter(filter, { number, except }, clock())
      if (trail) await journalSought({ db, actor, filter: trail, way: 'csv' })
      const { timeZone } = region
      const rows = trail
        ? trailRows(db, { filter: trail, timeZone })
        : journalRows(db, { filter, timeZone, nameObjects })
      return reply.headers(asDownload(name, 'text/csv; charset=utf-8')).send(Readable.from(writeCsv(rows)))
    })

    serveRoute(app, JOURNAL_ROUTES.check, async () => {
      const verdict = await verifyJournal(db)
      return verdict.isWhole
        ? { isWhole: true, problem: null, ...verdict.head }
        : { isWhole: false, problem: verdict.problem, seq: verdict.seq, hash: null }
    })
  }
}

function presentEntry({ at, details, ...row }: Omit<StoredJournalEntry, 'id'> & { id: string }) {
  return { ...row, at: at.toISOString(), details: Details.parse(details) }
}

type Sought = { db: Db; actor: Actor; filter: TrailFilter; way: 'shown' | 'csv' }

/** Whoever asks who has seen a question is asked about it too. */
function journalSought({ db, actor, filter: { from, to, number }, way }: Sought): Promise<void> {
  return addJournal(db, {
    ...{ actor, action: 'readings.sought', objectType: 'reading', objectId: null },
    details: { from, to, way, numbers: [number] },
  })
}

function toFilter({
  who,
  action,
  from,
  to,
  network,
}: Omit<JournalQuery, 'number' | 'except'>): JournalFilter {
  return {
    who: who ?? null,
    action: action ?? null,
    from: from === undefined ? null : new Date(from),
    to: to === undefined ? null : new Date(to),
    network: network ?? null,
  }
}

function readId(key: string | null): number | null {
  if (key === null) return null
  if (!/^\d{1,15}$/.test(key)) throw new InvalidError('http.bad_cursor')
  return Number(key)
}
