/**
 * A copy of a running cluster through the protocol of replication, which every PostgreSQL speaks, ours and others', near
 * and far. The server puts the write-ahead log that the copy needs into it, so that the copy alone can be restored.
 */
import { PassThrough, type Readable } from 'node:stream'
import pg from 'pg'
import { CONNECT_LIMIT_MS } from '../database/db.ts'
import { segmentOf } from './wal-files.ts'

export type BaseBackup = {
  archive: Readable
  /** About how many bytes the archive will have. */
  expectedBytes: number
  /** Ends when the server has sent everything; the first segment that the copy needs. */
  finished: Promise<{ firstSegment: string }>
}
export type Server = {
  systemIdentifier: string
  timeline: number
  segmentBytes: number
  versionNumber: number
}

const ARCHIVE_BYTES = 1024 * 1024
const OPTIONS = "LABEL 'veche', PROGRESS true, CHECKPOINT 'fast', WAL true, WAIT false, MANIFEST 'no'"

export async function withReplication<T>(
  copier: pg.ClientConfig,
  work: (session: Replication) => Promise<T>,
): Promise<T> {
  const config = { ...copier, replication: 'true', connectionTimeoutMillis: CONNECT_LIMIT_MS }
  const connect = async () => {
    const client = new pg.Client(config)
    client.on('error', () => undefined)
    await client.connect().catch((cause: unknown) => {
      throw new Error(
        'The role may not copy the database: "alter role … replication", and in pg_hba.conf a line "… replication ROLE …"',
        { cause },
      )
    })
    return client
  }
  const [client, keeper] = [await connect(), await connect()]
  try {
    return await work({ client, keeper })
  } finally {
    await Promise.all([client.end().catch(() => undefined), keeper.end().catch(() => undefined)])
  }
}

/** `keeper` holds the slot for which the server keeps its log until the copy is whole. */
export type Replication = { client: pg.Client; keeper: pg.Client }

export async function readServer({ client }: Replication): Promise<Server> {
  const { rows } = await client.query('IDENTIFY_SYSTEM')
  const segment = await client.query('SHOW wal_segment_size')
  const version = await client.query('SHOW server_version_num')
  return {
    systemIdentifier: String(rows[0].systemid),
    timeline: Number(rows[0].timeline),
    segmentBytes: parseSize(String(segment.rows[0].wal_segment_size)),
    versionNumber: Number(version.rows[0].server_version_num),
  }
}

export async function startBaseBackup(session: Replication, server: Server): Promise<BaseBackup> {
  const slot = `veche_backup_${process.pid}_${Date.now()}`
  await session.keeper.query(`CREATE_REPLICATION_SLOT ${slot} TEMPORARY PHYSICAL (RESERVE_WAL)`)
  const copy = copyOut(`BASE_BACKUP (${OPTIONS})`)
  session.client.query(copy.statement)
  const { places } = await copy.begun
  if (places.length > 1)
    throw new Error('The database has tablespaces outside its folder: make its backups with pgBackRest')
  const finished = copy.ended.then(({ start, timeline }) => ({
    firstSegment: segmentOf({ position: start, timeline, segmentBytes: server.segmentBytes }),
  }))
  // Whoever reads the archive hears of a failure there, and may not come to ask for the end.
  finished.catch(() => undefined)
  return { archive: copy.archive, expectedBytes: (places[0] ?? 0) * 1024, finished }
}

type Begun = { places: number[] }
type Ended = { start: string; timeline: number }

/** The server answers with its position, the list of places, the archives as pieces of one copy, and its end. */
function copyOut(text: string) {
  const archive = new PassThrough({ highWaterMark: ARCHIVE_BYTES })
  const [begun, ended] = [Promise.withResolvers<Begun>(), Promise.withResolvers<Ended>()]
  const rows: (string | null)[][] = []
  ended.promise.catch(() => undefined)
  const fail = (error: Error) => {
    begun.reject(error)
    ended.reject(error)
    archive.destroy(error)
  }
  const statement = {
    submit(connection: pg.Connection) {
      for (const event of ['drain', 'close']) archive.on(event, () => connection.stream.resume())
      connection.query(text)
    },
    handleDataRow: ({ fields }: { fields: (string | null)[] }) => rows.push(fields),
    handleCopyData({ chunk }: { chunk: Buffer }, connection: pg.Connection) {
      // Nobody reads on: only the end of the session stops the server.
      if (archive.destroyed) return void connection.stream.destroy()
      const letter = String.fromCharCode(chunk[0] ?? 0)
      // Row 0 says where the copy begins, the others where the places lie and how large they are.
      if (letter === 'n') begun.resolve({ places: rows.slice(1).map(([, , size]) => Number(size ?? 0)) })
      if (letter !== 'd' || archive.write(Buffer.from(chunk.subarray(1)))) return
      connection.stream.pause()
    },
    handleError: fail,
    handleReadyForQuery() {
      const [start, timeline] = rows[0] ?? []
      ended.resolve({ start: String(start), timeline: Number(timeline) })
      archive.end()
    },
    handleRowDescription: () => undefined,
    handleCommandComplete: () => undefined,
  }
  return { statement, archive, begun: begun.promise, ended: ended.promise }
}

function parseSize(words: string): number {
  const [, amount, unit] = /^(\d+)(MB|GB|kB)$/.exec(words) ?? []
  return Number(amount) * ({ kB: 1024, MB: 1024 ** 2, GB: 1024 ** 3 }[unit ?? ''] ?? Number.NaN)
}
