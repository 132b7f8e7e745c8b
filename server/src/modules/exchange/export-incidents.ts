import type { OwnField } from '@veche/contract/casework/own-fields.ts'
import { InvalidError } from '../../platform/errors.ts'
import { type Actor, hasRole } from '../access/index.ts'
import { asksAuthor } from '../answers/index.ts'
import { type FilterFacts, listIncidents, listOwnValues, ownValuesOf } from '../incidents/index.ts'
import {
  authorUrlOf,
  createDescriber,
  type Describer,
  hasFiles,
  readAddress,
  readExtra,
} from './describe-incident.ts'
import { toCells, toRow } from './domain/incident-row.ts'
import { overlay } from './domain/overlay.ts'
import { ownCells } from './domain/own-cells.ts'
import { readTimes } from './domain/told-steps.ts'
import type { Value } from './domain/value.ts'
import { type ExchangeContext, type Region, readRegion } from './exchange-context.ts'
import {
  type ExportFilter,
  type ExportRow,
  listAnswers,
  listExportPage,
  listFirstAnswerDeadlines,
  listNumbers,
  listSteps,
} from './export-facts.repository.ts'

const PAGE = 500

type Exporting = Pick<ExchangeContext, 'db' | 'vault' | 'pageUrl'>
/** Fields of the region follow the known columns; the header of the file is made of the same list. */
type OwnColumns = { fields: readonly OwnField[] }
/** Told of each page before its rows are given: whose questions are taken away. */
type OnRead = { onRead: (numbers: number[]) => Promise<void> }
type ExportRun = ExportFilter &
  OwnColumns &
  OnRead & { signal: AbortSignal; onProgress: (rows: number) => void }

/** Rows of the spreadsheet page by page: memory does not grow with the period. */
export async function* exportIncidents(context: Exporting, run: ExportRun): AsyncGenerator<Value[]> {
  const region = await readRegion(context.db)
  const describer = createDescriber(region)
  const numbers = await listNumbers(context.db, run)
  let done = 0
  for (let at = 0; at < numbers.length; at += PAGE) {
    run.signal.throwIfAborted()
    const page = await listExportPage(context.db, numbers.slice(at, at + PAGE), run.actor)
    await run.onRead(page.map(({ number }) => number))
    yield* await describePage(context, page, { region, describer, actor: run.actor, fields: run.fields })
    done += page.length
    run.onProgress(done)
  }
}

type FoundRun = Omit<FilterFacts, 'now' | 'timeZone'> &
  OwnColumns &
  OnRead & { most?: number; signal: AbortSignal; onProgress?: (rows: number) => void }

/**
 * Rows of what a filter finds for its reader, page by page of its list. More than `most` are refused, and so are words of
 * which the list shows the latest alone: a file that ends early says nothing of it.
 */
export async function* exportFound(
  context: Exporting & Pick<ExchangeContext, 'clock' | 'region'>,
  { actor, filter, fields, most = Number.POSITIVE_INFINITY, signal, onProgress, onRead }: FoundRun,
): AsyncGenerator<Value[]> {
  const region = await readRegion(context.db)
  const describer = createDescriber(region)
  const facts = { actor, filter, now: context.clock(), timeZone: context.region.timeZone }
  let cursor: string | undefined
  for (let done = 0; ; ) {
    signal.throwIfAborted()
    if (done >= most) throw new InvalidError('exchange.too_many_rows', { most })
    const { rows, nextCursor, isCut } = await listIncidents(context.db, { ...facts, cursor, limit: PAGE })
    if (isCut) throw new InvalidError('exchange.too_many_rows')
    const numbers = rows.map(({ number }) => number)
    const page = await listExportPage(context.db, numbers, actor)
    await onRead(page.map((row) => row.number))
    yield* await describePage(context, page, { region, describer, actor, fields })
    done += page.length
    onProgress?.(done)
    if (nextCursor === null) return
    cursor = nextCursor
  }
}

type PageReading = { region: Region; describer: Describer; actor: Actor | null } & OwnColumns

async function describePage(
  { db, vault, pageUrl }: Exporting,
  page: readonly ExportRow[],
  { region, describer, actor, fields }: PageReading,
): Promise<Value[][]> {
  // None of these incidents is visible to the reader.
  if (page.length === 0) return []
  const ids = page.map(({ id }) => id)
  const [answers, steps, deadlines, own] = await Promise.all([
    listAnswers(db, ids),
    listSteps(db, ids),
    listFirstAnswerDeadlines(db, ids),
    fields.length === 0 ? [] : listOwnValues(db, ids),
  ])
  const answersOf = Map.groupBy(answers, ({ incidentId }) => incidentId)
  const stepsOf = Map.groupBy(steps, ({ incidentId }) => incidentId)
  const ownOf = Map.groupBy(own, ({ incidentId }) => incidentId)
  const inTime = new Map(deadlines.map(({ incidentId, state }) => [incidentId, state === 'met']))
  const seesNames = actor === null || maySeeNames(actor)
  return page.map((row) => {
    const times = readTimes(stepsOf.get(row.id) ?? [])
    const published = (answersOf.get(row.id) ?? []).filter(
      ({ surface }) => surface !== 'private' || row.surface === 'private',
    )
    const ours = toRow(
      {
        ...times,
        ...describer.places(row),
        cabinet: region.name,
        id: row.id,
        number: row.number,
        executor: row.executor,
        step: row.step,
        foundAt: row.foundAt,
        closedAt: row.closedAt,
        answeredAt: row.answeredAt,
        assignedAt: times.assignedAt ?? row.assignedAt,
        isFirstAnswerInTime: inTime.get(row.id) ?? null,
        address: readAddress(row.address),
        kind: row.kind,
        // A merged incident counts as answered for its author once the answer has reached them.
        outcome: row.outcome ?? (published.length > 0 ? row.targetOutcome : null),
        closingReason: row.closingReason ?? row.satisfaction ?? row.dismissReason,
        text: row.text,
        hasMedia: hasFiles(row.attachments),
        postUrl: row.permalink,
        blogUrl: pageUrl(row.network, row.channelExternalId),
        authorUrl: seesNames && row.authorCard ? authorUrlOf(vault.open(row.authorCard)) : null,
        answerAccount: row.channelName,
        answers: published.map(({ text, occurredAt, attachments }) => ({
          text,
          at: occurredAt,
          hasMedia: hasFiles(attachments),
          asksAuthor: asksAuthor(text),
        })),
        tags: row.tags,
      },
      describer.clocksFor(row.agencyCode),
    )
    const known = toCells(row.extra === null ? ours : overlay(ours, readExtra(row.extra)))
    return [...known, ...ownCells(fields, ownValuesOf(ownOf.get(row.id) ?? []))]
  })
}

/** Those who answer residents know who they are; who counts or checks does not need to. */
function maySeeNames(actor: Actor): boolean {
  return hasRole(actor, 'dispatcher', 'moderator', 'coordinator', 'executor', 'head')
}
