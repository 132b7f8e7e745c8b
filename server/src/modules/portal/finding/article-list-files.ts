/** The articles that a filter finds, as text and as a table. */
import type { ArticleQuery, ArticleState } from '@veche/contract/portal/knowledge.ts'
import type { z } from 'zod'
import type { Cell } from '../../../platform/sheets/index.ts'
import { dateCell, dayCell, namesCell, yesCell } from '../../../platform/sheets/word-cells.ts'
import type { Actor } from '../../access/index.ts'
import { getDirectory } from '../../directory/index.ts'
import {
  isStale,
  isWaiting,
  type KnowledgeContext,
  stateOf,
  todayOf,
  writeArticles,
} from '../knowledge/index.ts'
import { listFound } from './find-articles.ts'

type Asked = { query: Omit<z.infer<typeof ArticleQuery>, 'limit'>; actor: Actor }

export async function articlesAsText(context: KnowledgeContext, asked: Asked): Promise<string> {
  const { found } = await listFound(context, asked)
  return writeArticles(found.map(({ code, content }) => ({ code, content })))
}

const COLUMNS = [
  ...['Статья', 'Код', 'Темы', 'Муниципалитеты', 'Состояние', 'Действует до', 'Видят жители', 'Написал(а)'],
  ...['Когда', 'Согласовал(а)', 'Когда согласовано', 'Взяли раз', 'Помогла', 'Не помогла'],
]
const STATES: Record<ArticleState, string> = {
  ...{ draft: 'черновик', published: 'действует', withdrawn: 'снята' },
}

export async function articleCells(context: KnowledgeContext, asked: Asked): Promise<Cell[][]> {
  const [{ found }, { topics, municipalities }] = await Promise.all([
    listFound(context, asked),
    getDirectory(context.db),
  ])
  const [zone, today] = [context.region.timeZone, todayOf(context)]
  const rows = found.map((article): Cell[] => {
    const { title, topicCodes, municipalityCodes, validUntil, isPublic } = article.content
    const state = [
      STATES[stateOf(article)],
      ...(stateOf(article) === 'published' && isStale(validUntil, today) ? ['устарела'] : []),
      ...(isWaiting(article) ? ['ждёт согласования'] : []),
    ]
    return [
      ...[title, article.code, namesCell(topics, topicCodes)],
      municipalityCodes.length === 0 ? 'все' : namesCell(municipalities, municipalityCodes),
      ...[state.join(', '), dayCell(validUntil), yesCell(isPublic)],
      ...[article.writtenByName, dateCell(zone, article.writtenAt)],
      ...[article.approvedByName ?? '', dateCell(zone, article.approvedAt)],
      ...[article.useCount, article.helped, article.notHelped],
    ]
  })
  return [COLUMNS, ...rows]
}
