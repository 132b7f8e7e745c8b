/** Brings the rows of a spreadsheet in: a batch is a transaction, a batch that fails is tried row by row. */

import type { OwnField } from '@veche/contract/casework/own-fields.ts'
import type { Network } from '../../connectors/connector.ts'
import type { Tx } from '../../platform/database/db.ts'
import { isDatabaseAway } from '../../platform/database/db.ts'
import { beyondScope } from '../../platform/database/readers/reader.ts'
import { ConflictError, InvalidError } from '../../platform/errors.ts'
import type { SheetRow } from '../../platform/sheets/index.ts'
import type { ActorRef } from '../access/index.ts'
import { ensureImportChannel } from '../channels/index.ts'
import { chooseAgency } from '../directory/index.ts'
import { describeAuthors, ensureAuthors, insertMessages } from '../inbox/index.ts'
import {
  changeIncident,
  type DeadlineBook,
  getIncidentForUpdate,
  insertImportedIncidents,
  insertOwnValues,
  listOwnFields,
  loadDeadlineBook,
} from '../incidents/index.ts'
import { spotOfAddress } from '../text/index.ts'
import {
  authorKey,
  type Building,
  type BuiltRow,
  buildRow,
  hashRow,
  type NumberedRow,
} from './build-imported.ts'
import { createDescriber } from './describe-incident.ts'
import { indexNames } from './domain/directory-names.ts'
import { cellsByColumn, type Header, networkOf, readHeader } from './domain/header.ts'
import { readOwnCells } from './domain/own-cells.ts'
import { type Reading, readRow } from './domain/read-row.ts'
import { createWallClock } from './domain/wall-clock.ts'
import { type ExchangeContext, type Region, readRegion } from './exchange-context.ts'
import { createRemarks, type ImportReport, type RowError, startReport } from './import-report.ts'
import { findImported, findOwn, insertImported } from './imported.repository.ts'
import { type MeetKeys, withSeenKeys } from './keys/seen-keys.ts'

export type ImportOptions = {
  /** Saves nothing and reports everything. */
  isDryRun: boolean
  /** If set, open work is taken over as new; otherwise it is archived. */
  isOpenKept: boolean
  /** A row with an empty text is refused; see `Reading`. */
  needsText: boolean
  actor: ActorRef
  /** The run that it can be taken back by. */
  jobId: string | null
  signal: AbortSignal
  onProgress: (report: ImportReport) => void
  onError: (error: RowError) => void
}
type Importing = Pick<ExchangeContext, 'db' | 'vault' | 'clock' | 'log' | 'pageUrl'>

const BATCH = 200
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

export async function importIncidents(
  context: Importing,
  rows: AsyncIterable<SheetRow>,
  options: ImportOptions,
): Promise<ImportReport> {
  const region = await readRegion(context.db)
  const fields = await listOwnFields(context.db)
  return withSeenKeys(context.db, (meet) =>
    takeRows(rows, openRun(context, region, { ...options, fields, meet }), options.signal),
  )
}

async function takeRows(
  rows: AsyncIterable<SheetRow>,
  run: ReturnType<typeof openRun>,
  signal: AbortSignal,
): Promise<ImportReport> {
  let batch: SheetRow[] = []
  for await (const row of rows) {
    if (signal.aborted) break
    if (!run.hasHeader()) {
      run.start(row.cells)
      continue
    }
    batch.push(row)
    if (batch.length < BATCH) continue
    await run.take(batch)
    batch = []
  }
  if (!run.hasHeader()) throw new InvalidError('exchange.no_header', { columns: ['ID', 'Дата создания'] })
  if (!signal.aborted) await run.take(batch)
  return run.report()
}

type Opened = ImportOptions & { fields: readonly OwnField[]; meet: MeetKeys }

function openRun(context: Importing, region: Region, options: Opened) {
  const { directory, workingTime } = region
  const wall = createWallClock(workingTime.zone)
  const { retired } = directory
  const names = indexNames({
    ...directory,
    municipalities: [...directory.municipalities, ...retired.municipalities],
    agencies: [...directory.agencies, ...retired.agencies.map((agency) => ({ ...agency, units: [] }))],
  })
  const reading: Reading = { names, wall, needsText: options.needsText, now: context.clock() }
  const store = createStore(context, region, options)
  let header: Header | null = null
  let report = startReport({ missing: [], unknown: [] })
  let remarks = createRemarks(report, options.onError)

  function read(rows: readonly SheetRow[]): NumberedRow[] {
    const good: NumberedRow[] = []
    for (const { number, cells } of rows) {
      report.read += 1
      if (!header) continue
      const result = readRow(cellsByColumn(header, cells), reading)
      if (result.row === null) remarks.fail(number, result.errors)
      else {
        const own = readOwnCells(header, cells)
        const row = { ...result.row, remarks: [...result.row.remarks, ...own.remarks] }
        good.push({ number, row, own: own.said, hash: hashRow(row.said, own.said) })
      }
    }
    return good
  }

  /** The first row of a key counts. */
  async function dropRepeated(rows: readonly NumberedRow[]): Promise<NumberedRow[]> {
    const unmet = await options.meet(rows.map(({ row }) => row.key))
    return rows.filter(({ number, row: { key } }) => {
      if (unmet.delete(key)) return true
      remarks.fail(number, [{ column: 'ID', code: 'repeated', value: shownKey(key) }])
      return false
    })
  }

  return {
    hasHeader: () => header !== null,
    start(cells: SheetRow['cells']) {
      const found = readHeader(cells, options.fields)
      if (found.lacks.length > 0) throw new InvalidError('exchange.no_header', { columns: found.lacks })
      header = found
      report = startReport({ missing: found.missing, unknown: found.unknown })
      remarks = createRemarks(report, options.onError)
    },
    async take(rows: readonly SheetRow[]) {
      const good = await dropRepeated(read(rows))
      const fresh = await dropKnown(context, good, report)
      for (const { number, row } of fresh) remarks.note(number, row.remarks)
      const failed = options.isDryRun ? [] : await store(fresh)
      for (const { number } of failed)
        remarks.fail(number, [{ column: null, code: 'not_stored', value: null }])
      report.added += fresh.length - failed.length
      options.onProgress(report)
    },
    report: () => report,
  }
}

/** What is here already is left as it is. */
async function dropKnown(
  { db }: Importing,
  rows: readonly NumberedRow[],
  report: ImportReport,
): Promise<NumberedRow[]> {
  const ids = rows.map(({ row }) => String(row.said.ID ?? '')).filter((id) => UUID.test(id))
  const [imported, own] = await Promise.all([
    findImported(
      db,
      rows.map(({ row }) => row.key),
    ),
    beyondScope('our own numbers are known again, wherever they lie', () =>
      findOwn(
        db,
        ids.map((id) => id.toLowerCase()),
      ),
    ),
  ])
  return rows.filter(({ row, hash }) => {
    const known = imported.get(row.key)
    if (known === undefined && !own.has(String(row.said.ID ?? '').toLowerCase())) return true
    report.known += 1
    if (known !== undefined && known !== hash) report.changed += 1
    return false
  })
}

/** Returns the rows that could not be stored. */
function createStore(context: Importing, region: Region, { actor, isOpenKept, jobId }: ImportOptions) {
  const { db, vault, clock, log, pageUrl } = context
  const describer = createDescriber(region)
  const channels = new Map<Network, { id: string; name: string }>()
  const [home] = region.directory.municipalities

  async function ensureChannels(rows: readonly NumberedRow[]): Promise<void> {
    if (!home) throw new ConflictError('exchange.empty_directory')
    for (const network of new Set(rows.map(({ row }) => networkOf(row.postUrl)))) {
      if (channels.has(network)) continue
      channels.set(network, await ensureImportChannel(db, { network, vault, municipalityCode: home.code }))
    }
  }

  async function saveBatch(rows: readonly NumberedRow[], book: DeadlineBook): Promise<void> {
    const now = clock()
    await db.transaction().execute(async (tx) => {
      const authorIds = await saveAuthors(tx, rows, { vault, now })
      const building: Building = { describer, channels, pageUrl, authorIds, isOpenKept, jobId, now }
      const built = rows.map((row) => buildRow(row, building))
      await insertMessages(
        tx,
        built.flatMap(({ messages }) => messages),
      )
      await insertImportedIncidents(
        tx,
        built.map(({ work }) => work),
        { book, actor, now },
      )
      await insertOwnValues(
        tx,
        built.flatMap(({ source, work }) =>
          source.own.map((said) => ({ ...said, incidentId: work.incident.id })),
        ),
      )
      await insertImported(
        tx,
        built.map(({ imported }) => imported),
      )
      for (const row of built) if (row.isTakenOver) await takeOver(tx, row, { region, book, actor, now })
    })
  }

  return async (rows: readonly NumberedRow[]): Promise<NumberedRow[]> => {
    if (rows.length === 0) return []
    await ensureChannels(rows)
    const book = await loadDeadlineBook(db)
    try {
      await saveBatch(rows, book)
      return []
    } catch (error) {
      if (isDatabaseAway(error)) throw error
      log.warn({ err: error, rows: rows.length }, 'a batch of imported rows is tried row by row')
    }
    const failed: NumberedRow[] = []
    for (const row of rows) {
      try {
        await saveBatch([row], book)
      } catch (error) {
        if (isDatabaseAway(error)) throw error
        log.warn({ err: error, row: row.number }, 'a row could not be imported')
        failed.push(row)
      }
    }
    return failed
  }
}

async function saveAuthors(
  tx: Tx,
  rows: readonly NumberedRow[],
  { vault, now }: { vault: Importing['vault']; now: Date },
): Promise<Map<string, string>> {
  const urls = new Map<Network, Map<string, string>>()
  for (const { row } of rows) {
    if (row.authorUrl === null) continue
    const network = networkOf(row.postUrl)
    const known = urls.get(network) ?? new Map()
    urls.set(network, known.set(authorKey(row.authorUrl), row.authorUrl))
  }
  const all = new Map<string, string>()
  for (const [network, byKey] of urls) {
    // Sorted, so that two imports that insert the same authors cannot deadlock.
    const ids = await ensureAuthors(tx, network, [...byKey.keys()].sort())
    const cards = [...ids].map(([key, authorId]) => {
      const url = byKey.get(key) ?? ''
      return { authorId, card: vault.seal({ name: url.replace(/^https?:\/\//, ''), url }) }
    })
    describeAuthors(tx, cards, now)
    for (const [key, id] of ids) all.set(key, id)
  }
  return all
}

type TakingOver = { region: Region; book: DeadlineBook; actor: ActorRef; now: Date }

/** Known topic and place: registered at once, with the agency the file names or the routes choose. */
async function takeOver(
  tx: Tx,
  { source, work }: BuiltRow,
  { region, book, actor, now }: TakingOver,
): Promise<void> {
  const { topicCode, groupCode, municipalityCode, agencyCode, address } = source.row
  if (!topicCode || !groupCode || !municipalityCode) return
  const known = region.directory.agencies.some(({ code }) => code === agencyCode) ? agencyCode : null
  const spot = spotOfAddress(region.directory.placeRoutes, address)
  const chosen =
    known ?? chooseAgency(region.directory, { topicCode, municipalityCode, spot })?.agencyCode ?? null
  const command = {
    type: 'accept',
    topicCode,
    groupCode,
    municipalityCode,
    agencyCode: chosen,
    urgency: 'normal',
    address,
  } as const
  const locked = await getIncidentForUpdate(tx, work.incident.id)
  await changeIncident(tx, locked, { command, actor, now }, book)
}

function shownKey(key: string): string {
  return key.split('\n')[1] ?? key
}
