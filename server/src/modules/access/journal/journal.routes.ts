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
import { type Cell, writeCsv } from '../../../platform/sheets/index.ts'
import { requireActor } from '../access-plugin.ts'
import type { Actor } from '../domain/actor.ts'
import { addJournal, type JournalFilter, listJournal, type StoredJournalEntry } from './journal.repository.ts'
import { verifyJournal } from './journal-chain.ts'
import { journalRows, trailRows } from './journal-sheet.ts'
import { type ObjectNames, withNames } from './name-objects.ts'
import { decodePlace, encodePlace } from './order-cursor.ts'
import type { TrailFilter } from './question-trail.repository.ts'
import { readTrail, toTrailFilter } from './question-trail.ts'
import { readSoughtWords } from './sought-words.ts'

const Details = z.record(z.string(), z.unknown()).catch({})

export function journalRoutes(
  { db, clock, region }: AppContext,
  objectNames: ObjectNames,
): FastifyPluginAsync {
  return async (app) => {
    serveRoute(app, JOURNAL_ROUTES.list, async (request) => {
      const { limit, cursor, number, except, order = 'newest', ...query } = request.query
      const asked = await readFilter(db, query, objectNames)
      if (number !== undefined) {
        const filter = toTrailFilter(asked, { number, except }, clock())
        // Each page of one look is the same look.
        if (cursor === undefined)
          await journalSought({ db, actor: requireActor(request), filter, way: 'shown' })
        const { entries, nextCursor } = await readTrail(db, { filter, order, limit, cursor })
        return {
          entries: entries.map(({ us: _us, source, id, ...entry }) =>
            presentEntry({ ...entry, id: `${source}-${id}`, objectName: null }),
          ),
          since: query.from === undefined ? filter.from.toISOString() : null,
          nextCursor,
        }
      }
      const after = readId(decodePlace(order, cursor))
      const rows = await listJournal(db, { filter: asked, order, limit: limit + 1, after })
      const page = await withNames(db, rows.slice(0, limit), objectNames.name)
      return {
        entries: page.map((row) => presentEntry({ ...row, id: String(row.id) })),
        since: null,
        nextCursor: rows.length > limit ? encodePlace(order, page.at(-1)?.id.toString()) : null,
      }
    })

    serveRoute(app, JOURNAL_ROUTES.export, async (request, reply) => {
      const actor = requireActor(request)
      const { number, except, order = 'newest', ...query } = request.query
      const fields = Object.keys(request.query)
      const filter = await readFilter(db, query, objectNames)
      await addJournal(db, {
        ...{ actor, action: 'journal.exported', objectType: 'journal', objectId: null, details: { fields } },
      })
      const name = `Журнал ${clock().toISOString().slice(0, 10)}.csv`
      const trail = number === undefined ? null : toTrailFilter(filter, { number, except }, clock())
      if (trail) await journalSought({ db, actor, filter: trail, way: 'csv' })
      const { timeZone } = region
      const rows = trail
        ? trailRows(db, { filter: trail, order, timeZone })
        : journalRows(db, { filter, order, timeZone, nameObjects: objectNames.name })
      const begun = await begin(rows)
      return reply.headers(asDownload(name, 'text/csv; charset=utf-8')).send(Readable.from(writeCsv(begun)))
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

type Asked = Omit<JournalQuery, 'number' | 'except' | 'order'>

async function readFilter(
  db: Db,
  { who, words, action, from, to, network }: Asked,
  objectNames: ObjectNames,
): Promise<JournalFilter> {
  return {
    who: who ?? null,
    words: words === undefined ? null : await readSoughtWords(db, words, objectNames.find),
    action: action ?? null,
    from: from === undefined ? null : new Date(from),
    to: to === undefined ? null : new Date(to),
    network: network ?? null,
  }
}

/** Reads the first rows before the head of the answer is sent, so that a search that is stopped is told as an error. */
async function begin(rows: AsyncGenerator<Cell[]>): Promise<AsyncIterable<Cell[]>> {
  const [head, first] = [await rows.next(), await rows.next()]
  return (async function* () {
    for (const { done, value } of [head, first]) if (!done) yield value
    yield* rows
  })()
}

function readId(key: string | null): number | null {
  if (key === null) return null
  if (!/^\d{1,15}$/.test(key)) throw new InvalidError('http.bad_cursor')
  return Number(key)
}
