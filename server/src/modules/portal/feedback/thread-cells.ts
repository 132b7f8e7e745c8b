/** Questions and proposals as a sheet, for a report or a meeting. */
import type { FeedbackSheetQuery, FeedbackSummary } from '@veche/contract/portal/feedback.ts'
import type { z } from 'zod'
import type { AppContext } from '../../../platform/http/app-context.ts'
import type { Cell } from '../../../platform/sheets/index.ts'
import { dateInZone } from '../../../platform/working-time/index.ts'
import type { Actor } from '../../access/index.ts'
import { readList } from './read-threads.ts'

const MOST = 5_000

export const THREAD_COLUMNS = [
  ...['Вид', 'Состояние', 'О чём', 'Кто спросил', 'Когда', 'Последнее', 'Поддержали', 'Ответов'],
  'Только центру',
]
const KINDS: Record<FeedbackSummary['kind'], string> = { question: 'вопрос', proposal: 'предложение' }
const STATES: Record<FeedbackSummary['state'], string> = {
  ...{ new: 'новое', answered: 'отвечено', taken: 'взято в работу', done: 'сделано' },
  ...{ declined: 'отклонено', withdrawn: 'отозвано автором' },
}

export async function listThreadCells(
  context: Pick<AppContext, 'db' | 'clock' | 'region'>,
  { query, actor }: { query: z.infer<typeof FeedbackSheetQuery>; actor: Actor },
): Promise<Cell[][]> {
  const { threads } = await readList(context, { query: { ...query, limit: MOST }, actor })
  const dayOf = (moment: string) => dateInZone(context.region.timeZone, new Date(moment))
  return threads.map(({ kind, state, title, authorName, createdAt, lastAt, votes, posts, isPrivate }) => [
    ...[KINDS[kind], STATES[state], title, authorName, dayOf(createdAt), dayOf(lastAt), votes, posts],
    isPrivate ? 'да' : '',
  ])
}
