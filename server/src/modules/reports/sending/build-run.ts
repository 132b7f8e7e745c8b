/** Makes what a run sends, with the present rights of its owner. */
import type { FigureFilter } from '@veche/contract/figures.ts'
import { REPORT_KINDS } from '@veche/contract/values/reports.ts'
import { ForbiddenError, InvalidError } from '../../../platform/errors.ts'
import { type Actor, addExportReading, findActorByUserId, isPermitted } from '../../access/index.ts'
import { getViewFilter } from '../../desk/index.ts'
import { exportFound, headerOf } from '../../exchange/index.ts'
import { listOwnFields } from '../../incidents/index.ts'
import { type AskedReport, compose, readFacts } from '../composing/index.ts'
import { mayReadPlace, type ReportsContext } from '../schedules/index.ts'
import { type WrittenFile, writeReport, writeSheetFile } from '../writing/index.ts'
import { composeHeadLetter } from './domain/head-letter.ts'
import type { BuiltFile, Run } from './runs.repository.ts'

/** What mail servers take. */
const MOST_BYTES = 20 * 1024 * 1024
const MOST_ROWS = 20_000
const LIMIT_MS = 5 * 60_000

export async function buildRun(context: ReportsContext, run: Run): Promise<BuiltFile> {
  const actor = await findActorByUserId(context.db, run.ownerId)
  if (!actor) throw new ForbiddenError('report.owner_gone')
  const signal = AbortSignal.timeout(LIMIT_MS)
  const built = await (run.kind === 'desk_view'
    ? buildView(context, run, { actor, signal })
    : buildFigures(context, run, { actor, signal }))
  if (built.bytes.length > MOST_BYTES) throw new InvalidError('report.file_too_large', { most: MOST_BYTES })
  return built
}

type Way = { actor: Actor; signal: AbortSignal }

async function buildFigures(context: ReportsContext, run: Run, { actor, signal }: Way): Promise<BuiltFile> {
  const place = placeOf(run)
  if (!mayReadPlace(actor, place)) throw new ForbiddenError('report.owner_out_of_scope')
  const { language, format } = run
  const period = { from: run.from, to: run.to }
  const asked: AskedReport = { kind: 'meeting_note', period, place, actor, language }
  if (run.kind === 'head_letter') {
    const facts = await readFacts(context, asked)
    const { publicUrl, region } = context
    const letter = composeHeadLetter(facts, { language, zone: region.timeZone, publicUrl })
    return {
      name: `${letter.subject}.html`,
      type: 'text/html; charset=utf-8',
      bytes: Buffer.from(letter.html),
      words: letter.text,
    }
  }
  const kind = REPORT_KINDS.find((one) => one === run.kind) ?? 'meeting_note'
  const report = await compose(context, { ...asked, kind })
  if (format === null || format === 'csv') throw new InvalidError('report.wrong_format', { field: 'format' })
  const file = await writeReport(report, { format, publicUrl: context.publicUrl, period, signal })
  return { ...file, words: wordsOf(report) }
}

function placeOf({ municipalityCode, agencyCode, network, groupCode, topicCode }: Run): FigureFilter {
  return {
    ...(municipalityCode !== null && { municipalityCode }),
    ...(agencyCode !== null && { agencyCode }),
    ...(network !== null && { network }),
    ...(groupCode !== null && { groupCode }),
    ...(topicCode !== null && { topicCode }),
  }
}

/** The letter says what the file begins with. */
function wordsOf({ title, place, period, sections }: Awaited<ReturnType<typeof compose>>): string {
  const [first] = sections
  const sentences =
    first?.blocks.flatMap((block) => (block.kind === 'sentences' ? block.sentences : [])) ?? []
  return [`${title}. ${place}`, period, '', ...sentences].join('\n')
}

async function buildView(context: ReportsContext, run: Run, { actor, signal }: Way): Promise<BuiltFile> {
  if (run.viewId === null || !isPermitted(actor, 'incidents.export'))
    throw new ForbiddenError('report.owner_out_of_scope')
  const { name, filter } = await getViewFilter(context.db, { viewId: run.viewId, actor })
  const fields = await listOwnFields(context.db)
  const onRead = (numbers: number[]) =>
    addExportReading(context.db, { at: context.clock(), userId: actor.id, numbers, ref: run.id })
  const rows = exportFound(context.exchange, { actor, filter, fields, most: MOST_ROWS, signal, onRead })
  const file: WrittenFile = await writeSheetFile(rows, {
    name: `${name} ${run.to}`.replaceAll(/[\\/:*?"<>|]/g, ' '),
    format: run.format === 'csv' ? 'csv' : 'xlsx',
    header: headerOf(fields),
  })
  return { ...file, words: name }
}
