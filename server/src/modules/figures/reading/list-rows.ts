import { findFigure } from '@veche/book/figures/catalogue/catalogue.ts'
import type { FigureFilter, FigureRow, FigureRowsResponse } from '@veche/contract/figures.ts'
import { expressionBuilder } from 'kysely'
import type { DB } from '../../../platform/database/database.gen.ts'
import { beyondScope } from '../../../platform/database/readers/reader.ts'
import { InvalidError, NotFoundError } from '../../../platform/errors.ts'
import type { Actor } from '../../access/index.ts'
import { visibleChats } from '../../chats/index.ts'
import { visibleFakes } from '../../fakes/index.ts'
import { visibleIncidents } from '../../incidents/index.ts'
import { visibleLivestreams } from '../../livestreams/index.ts'
import { conditionsOf } from './domain/choose-slice.ts'
import type { Period } from './domain/period.ts'
import { rowClocksOf } from './domain/row-clock.ts'
import type { FiguresContext } from './read-figures.ts'
import {
  type FigureCard,
  type FigureRowColumns,
  listCards,
  listFigureRows,
  type Visible,
} from './rows.repository.ts'

type Asked = {
  code: string
  period: Period
  filter: FigureFilter
  cursor?: string | undefined
  limit: number
  isCounted?: boolean | undefined
}

/** The title of a question is shown to those who see its card; its public facts to everybody within the scope. */
export function listRows(context: FiguresContext, actor: Actor, asked: Asked): Promise<FigureRowsResponse> {
  const visible = {
    incident: visibleIncidents(actor)(expressionBuilder<DB, 'incident'>()),
    chat: visibleChats(actor)(expressionBuilder<DB, 'chat'>()),
    livestream: visibleLivestreams(actor)(expressionBuilder<DB, 'livestream'>()),
    fake: visibleFakes(actor)(expressionBuilder<DB, 'fake'>()),
  }
  return list(context, visible, asked)
}

/** Public facts alone: no title and no card. */
export async function listPublicRows(context: FiguresContext, asked: Asked): Promise<FigureRowsResponse> {
  const nothing = expressionBuilder<DB, 'incident'>().lit(false)
  return list(context, { incident: nothing, chat: nothing, livestream: nothing, fake: nothing }, asked)
}

async function list(
  { db, clock, region }: FiguresContext,
  visible: Visible,
  { code, period, filter, cursor, limit, isCounted }: Asked,
): Promise<FigureRowsResponse> {
  const figure = findFigure(code)
  if (!figure) throw new NotFoundError('figures.not_found', { code })
  const clocks = rowClocksOf(figure)
  const query = {
    ...{ clocks, source: figure.source, conditions: conditionsOf(filter), period, zone: region.timeZone },
    ...{
      now: clock(),
      after: cursor === undefined ? null : parseCursor(cursor),
      limit: limit + 1,
      isCounted,
    },
  }
  const rows = await beyondScope('of a rumour the public facts are shown to everybody', () =>
    listFigureRows(db, query),
  )
  const shown = rows.slice(0, limit)
  const last = rows.length > limit ? shown.at(-1) : undefined
  const cards = await listCards(db, visible, shown)
  return {
    rows: shown.map((row, index) => presentRow(row, cards[index] ?? NO_CARD)),
    nextCursor: last ? `${last.sortedAt.getTime()}_${last.id}` : null,
  }
}

function parseCursor(cursor: string): { at: Date; id: number } {
  const [, at, id] = /^(\d{1,15})_(\d{1,18})$/.exec(cursor) ?? []
  if (at === undefined || id === undefined) throw new InvalidError('http.bad_cursor', { cursor })
  return { at: new Date(Number(at)), id: Number(id) }
}

const NO_CARD: FigureCard = { number: null, title: null, chatId: null, livestreamId: null }

function presentRow(columns: FigureRowColumns, card: FigureCard): FigureRow {
  const { id, takenAt, dueAt, answeredAt, sortedAt, sourceId: _, ...row } = columns
  return {
    ...row,
    number: card.number,
    title: card.title,
    question: id,
    card: cardOf(columns, card),
    at: sortedAt.toISOString(),
    takenAt: takenAt.toISOString(),
    dueAt: dueAt?.toISOString() ?? null,
    answeredAt: answeredAt?.toISOString() ?? null,
  }
}

function cardOf(
  { source, sourceId }: FigureRowColumns,
  { title, chatId, livestreamId }: FigureCard,
): FigureRow['card'] {
  if (source === 'incident') return title === null ? null : { kind: source, incidentId: sourceId }
  if (source === 'rumour') return title === null ? null : { kind: 'fake', fakeId: sourceId }
  if (source === 'chat') return chatId === null ? null : { kind: source, chatId, messageId: sourceId }
  return livestreamId === null ? null : { kind: source, livestreamId }
}
