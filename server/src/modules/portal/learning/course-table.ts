/** The list of courses as a table, with how far its reader is. */
import type { CourseSummary } from '@veche/contract/portal/courses.ts'
import type { Cell } from '../../../platform/sheets/index.ts'
import { dateCell, yesCell } from '../../../platform/sheets/word-cells.ts'
import type { Actor } from '../../access/index.ts'
import type { LearnerState } from '../certificates/index.ts'
import type { CoursesContext } from '../courses/index.ts'
import { readList } from './read-courses.ts'

const COLUMNS = [
  ...['Курс', 'Код', 'Зачем', 'Состояние', 'Новая версия ждёт', 'Минут', 'Карточек', 'Вопросов'],
  ...['Вами прочитано карточек', 'Для вас', 'Пройти до', 'Удостоверение', 'Действует до'],
]
const STATES: Record<CourseSummary['state'], string> = {
  ...{ draft: 'черновик', published: 'действует', withdrawn: 'снят' },
}
export const LEARNER_WORDS: Record<LearnerState, string> = {
  valid: 'пройден',
  due: 'надо пройти',
  rests: 'право ждёт',
  lifted: 'отсрочка',
  free: 'не обязателен',
}

export async function courseCells(context: CoursesContext, actor: Actor): Promise<Cell[][]> {
  const { courses } = await readList(context, actor)
  const rows = courses.map((one): Cell[] => [
    ...[one.title, one.code, one.purpose, STATES[one.state], yesCell(one.isWaiting)],
    ...[one.minutes, one.cardCount, one.questionCount, one.seenCount, LEARNER_WORDS[one.standing]],
    ...[lastDay(context, one.dueAt), one.certificate?.number ?? ''],
    lastDay(context, one.certificate?.validUntil ?? null),
  ])
  return [COLUMNS, ...rows]
}

/** The last whole day before a moment. */
export function lastDay({ region }: Pick<CoursesContext, 'region'>, moment: string | null): string {
  return moment === null ? '' : dateCell(region.timeZone, new Date(Date.parse(moment) - 1))
}
