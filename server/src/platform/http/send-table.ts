import { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'
import { type Cell, writeCsv } from '../sheets/index.ts'
import { dateInZone } from '../working-time/index.ts'
import type { AppContext } from './app-context.ts'
import { asDownload } from './download.ts'

type Rows = Iterable<Cell[]> | AsyncIterable<Cell[]>

/** A list as CSV, under its name and the day of the region; what looks like a formula goes as text. */
export function sendTable(
  reply: FastifyReply,
  { name, rows }: { name: string; rows: Rows },
  { clock, region }: Pick<AppContext, 'clock' | 'region'>,
): FastifyReply {
  const file = `${name} ${dateInZone(region.timeZone, clock())}.csv`
  return reply.headers(asDownload(file, 'text/csv; charset=utf-8')).send(Readable.from(writeCsv(rows)))
}
