import { Readable } from 'node:stream'
import type { JournalQuery } from '@veche/contract/access.ts'
import { JOURNAL_ROUTES } from '@veche/contract/routes/admin/journal.ts'
import type { FastifyPluginAsync } from 'fastify'
import { z } from 'zod'
import { InvalidError } from '../../../platform/errors.ts'
import type { AppContext } from '../../../platform/http/app-context.ts'
import { asDownload } from '../../../platform/http/download.ts'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { writeCsv } from '../../../platform/sheets/index.ts'
import { requireActor } from '../access-plugin.ts'
import { decodeCursor, encodeCursor } from '../page-cursor.ts'
import { addJournal, type JournalFilter, listJournal, type StoredJournalEntry } from './journal.repository.ts'
import { verifyJournal } from './journal-chain.ts'
import { journalRows } from './journal-sheet.ts'
import { type NameObjects, withNames } from './name-objects.ts'

const Details = z.record(z.string(), z.unknown()).catch({})

export function journalRoutes(
  { db, clock, region }: AppContext,
  nameObjects: NameObjects,
): FastifyPluginAsync {
  return async (app) => {
    serveRoute(app, JOURNAL_ROUTES.list, async (request) => {
      const { limit, cursor, ...query } = request.query
      const before = readId(decodeCursor(cursor))
      const rows = await listJournal(db, { filter: toFilter(query), limit: limit + 1, before })
      const page = await withNames(db, rows.slice(0, limit), nameObjects)
      return {
        entries: page.map(presentEntry),
        nextCursor: rows.length > limit ? encodeCursor(page.at(-1)?.id.toString()) : null,
      }
    })

    serveRoute(app, JOURNAL_ROUTES.export, async (request, reply) => {
      const actor = requireActor(request)
      const [filter, fields] = [toFilter(request.query), Object.keys(request.query)]
      await addJournal(db, {
        ...{ actor, action: 'journal.exported', objectType: 'journal', objectId: null, details: { fields } },
      })
      const name = `Журнал ${clock().toISOString().slice(0, 10)}.csv`
      const rows = journalRows(db, { filter, timeZone: region.timeZone, nameObjects })
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

function presentEntry({ id, at, details, ...row }: StoredJournalEntry) {
  return { ...row, id: String(id), at: at.toISOString(), details: Details.parse(details) }
}

function toFilter({ who, action, from, to, network }: JournalQuery): JournalFilter {
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
