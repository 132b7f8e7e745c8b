import { PassThrough, Readable } from 'node:stream'
import type { LeakQuery } from '@veche/contract/admin/readings.ts'
import { READING_ROUTES } from '@veche/contract/routes/admin/readings.ts'
import type { FastifyPluginAsync } from 'fastify'
import type { Db } from '../../../platform/database/db.ts'
import { InvalidError } from '../../../platform/errors.ts'
import type { AppContext } from '../../../platform/http/app-context.ts'
import { asDownload } from '../../../platform/http/download.ts'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { writeSheet } from '../../../platform/sheets/index.ts'
import { requireActor } from '../access-plugin.ts'
import type { ActorRef } from '../domain/actor.ts'
import { addJournal } from '../journal/journal.repository.ts'
import { LEAK_HEADER, leakRows, summariseLeak } from './leak-pack.ts'
import { findReaderIds, listReaderNames, type ReadingFilter } from './readings.repository.ts'

const SHOWN = 100
const TYPES = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const

export function readingsRoutes({ db, log, region }: AppContext): FastifyPluginAsync {
  return async (app) => {
    serveRoute(app, READING_ROUTES.summary, async (request) => {
      const filter = await toReadingFilter(db, request.query)
      await journalLeak(db, { actor: requireActor(request), filter, way: 'shown' })
      const { readers, ...told } = await summariseLeak(db, filter)
      const shown = readers.slice(0, SHOWN)
      const names = await listReaderNames(
        db,
        shown.flatMap(({ userId }) => userId ?? []),
      )
      return {
        ...{ ...told, isCut: readers.length > SHOWN },
        readers: shown.map(({ userId, by, ...reader }) => ({
          ...reader,
          name: userId === null ? null : (names.get(userId) ?? userId),
          by: {
            ...{ list: 0, card: 0, contact: 0, file: 0, chat: 0, stream: 0, report: 0, export: 0 },
            ...{ rumour: 0, part: 0, person: 0 },
            ...by,
          },
        })),
      }
    })

    serveRoute(app, READING_ROUTES.file, async (request, reply) => {
      const { format, ...query } = request.query
      const filter = await toReadingFilter(db, query)
      await journalLeak(db, { actor: requireActor(request), filter, way: format })
      const file = new PassThrough()
      const rows = leakRows(db, { filter, timeZone: region.timeZone })
      writeSheet(rows, file, { format, header: LEAK_HEADER, sheetName: 'Доступ' }).catch((error) => {
        log.error({ err: error }, 'access: the leak pack broke off')
        file.destroy(error)
      })
      const name = `Доступ к данным ${query.from.slice(0, 10)}.${format}`
      return reply.headers(asDownload(name, TYPES[format])).send(Readable.from(file))
    })
  }
}

export async function toReadingFilter(db: Db, { from, to, who, numbers }: LeakQuery): Promise<ReadingFilter> {
  const filter = { from: new Date(from), to: new Date(to) }
  if (filter.from >= filter.to) throw new InvalidError('journal.wrong_period', { field: 'to' })
  const userIds = who === undefined ? null : await findReaderIds(db, who)
  return { ...filter, userIds, numbers: numbers ?? null }
}

type Asked = { actor: ActorRef; filter: ReadingFilter; way: 'shown' | 'csv' | 'xlsx' | 'command' }

/** Whoever asks who has seen whom is asked about it too. */
export function journalLeak(db: Db, { actor, filter, way }: Asked): Promise<void> {
  const { from, to, userIds, numbers } = filter
  return addJournal(db, {
    ...{ actor, action: 'readings.sought', objectType: 'reading', objectId: null },
    details: { from, to, way, userIds, numbers },
  })
}
