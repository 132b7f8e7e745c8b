import { z } from 'zod'
import { FilterInput, IncidentFilterText } from '../casework/incident-filter.ts'
import { Moment } from '../common.ts'
import { FileName } from '../rules/file-name.ts'

export const SheetFormat = z.enum(['xlsx', 'csv', 'ods'])
export const EXCHANGE_STATES = ['uploaded', 'queued', 'running', 'done', 'failed', 'cancelled'] as const

const Day = z.iso.date().nullable()
export const ExportRequest = z
  .strictObject({
    /** Found in these days of the region, both inside; null is without a bound. */
    from: Day.default(null),
    to: Day.default(null),
    /** What the desk finds by it, in place of days: a filter has days of its own. */
    filter: FilterInput.nullable().default(null),
    format: SheetFormat.default('xlsx'),
    /** In the columns and words of a neighbour. */
    mappingId: z.uuid().nullable().default(null),
  })
  .refine(({ filter, from, to }) => filter === null || (from === null && to === null))

export const UploadQuery = z.object({ name: FileName })
export const StartImportRequest = z.strictObject({
  /** Says what would happen and writes nothing. */
  isDryRun: z.boolean(),
  /** Open work begins here as new; else it comes as an archive. */
  isOpenKept: z.boolean().default(false),
  /** The file is a table of a neighbour; null: it has our columns. */
  mappingId: z.uuid().nullable().default(null),
})

const Cell = z.string().nullable()
export const ImportPreview = z.object({
  fileName: z.string(),
  header: z.array(z.object({ name: z.string(), isKnown: z.boolean() })),
  rows: z.array(z.object({ number: z.number().int(), cells: z.array(Cell) })),
  missing: z.array(z.string()),
  unknown: z.array(z.string()),
  /** Columns without which nothing can be taken: the import does not start. */
  lacks: z.array(z.string()),
})
export type ImportPreview = z.infer<typeof ImportPreview>

export const ImportResult = z.object({
  isDryRun: z.boolean(),
  read: z.number().int(),
  added: z.number().int(),
  known: z.number().int(),
  changed: z.number().int(),
  failed: z.number().int(),
  /** The first ones; all are in the file of errors. */
  errors: z.array(
    z.object({
      row: z.number().int(),
      column: z.string().nullable(),
      code: z.string(),
      value: z.string().nullable(),
    }),
  ),
  unknown: z.array(z.object({ column: z.string(), name: z.string(), rows: z.number().int() })),
  columns: z.object({ missing: z.array(z.string()), unknown: z.array(z.string()) }),
})
export type ImportResult = z.infer<typeof ImportResult>

/** Why what a run brought stays where it is. */
export const UNDO_CODES = ['worked_on', 'note', 'draft', 'merge'] as const
export const UndoResult = z.object({
  withdrawn: z.number().int(),
  kept: z.number().int(),
  /** The first of those that are kept, by their row of the file. */
  rows: z.array(
    z.object({
      row: z.number().int(),
      incidentId: z.uuid(),
      number: z.number().int().nullable(),
      code: z.enum(UNDO_CODES),
      byName: z.string().nullable(),
      at: Moment.nullable(),
    }),
  ),
})
export type UndoResult = z.infer<typeof UndoResult>
export type UndoRow = UndoResult['rows'][number]

/** What the words of an error of a file name: its row, and a limit. */
export const ErrorDetails = z.object({ row: z.number().int().optional(), most: z.number().int().optional() })
export type ErrorDetails = z.infer<typeof ErrorDetails>

export const ExchangeJob = z.object({
  id: z.uuid(),
  kind: z.enum(['export', 'import', 'undo']),
  state: z.enum(EXCHANGE_STATES),
  format: SheetFormat,
  from: Day,
  to: Day,
  /** Of an export of what a filter finds. */
  filter: IncidentFilterText.nullable(),
  rowsDone: z.number().int(),
  createdAt: Moment,
  finishedAt: Moment.nullable(),
  errorCode: z.string().nullable(),
  errorDetails: ErrorDetails.nullable(),
  /** The written file may be fetched until then. */
  fileUntil: Moment.nullable(),
  hasErrorFile: z.boolean(),
  preview: ImportPreview.nullable(),
  result: ImportResult.nullable(),
  /** It brought what can be taken back. */
  mayUndo: z.boolean(),
  /** How many of the incidents it brought were withdrawn since; 0: it stands as it came. */
  withdrawn: z.number().int(),
  /** Of a job that takes a run back: the file of the run, and what became of it. */
  undoes: z.object({ jobId: z.uuid(), fileName: z.string() }).nullable(),
  undone: UndoResult.nullable(),
})
export type ExchangeJob = z.infer<typeof ExchangeJob>
export const ExchangeJobsResponse = z.object({ jobs: z.array(ExchangeJob) })
