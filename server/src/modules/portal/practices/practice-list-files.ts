/** The practices that a filter finds, as text and as a table. */
import type { PracticeEffect, PracticeSummary, PracticesQuery } from '@veche/contract/portal/practices.ts'
import type { PRACTICE_FIGURES } from '@veche/contract/values/portal/practices.ts'
import type { Cell } from '../../../platform/sheets/index.ts'
import { dateCell, dayCell, namesCell } from '../../../platform/sheets/word-cells.ts'
import type { Actor } from '../../access/index.ts'
import { getDirectory } from '../../directory/index.ts'
import { exportPractice, type PracticesContext, readList } from './read-practices.ts'

/** The most of one file; a narrower list has the others. */
const MOST_IN_FILE = 500

type Asked = { query: Omit<PracticesQuery, 'limit' | 'cursor'>; actor: Actor }

/** One after another, each as it goes out alone. */
export async function practicesAsText(context: PracticesContext, { query, actor }: Asked): Promise<string> {
  const { practices } = await readList(context, { query: { ...query, limit: MOST_IN_FILE }, actor })
  const files: string[] = []
  for (const { id } of practices) files.push(await exportPractice(context, { practiceId: id, actor }))
  return files.join('\n')
}

const COLUMNS = [
  ...[
    'Практика',
    'Муниципалитет',
    'О чём',
    'Состояние',
    'Начали',
    'Написал(а)',
    'Опубликовано',
    'Поддержали',
  ],
  ...['Переняли', 'Комментариев', 'Что говорят цифры', 'Вопросов до', 'Вопросов после', 'Недель сравнивали'],
]
const STATES: Record<PracticeSummary['state'], string> = {
  ...{ draft: 'черновик', waiting: 'ждёт согласования', published: 'опубликована', withdrawn: 'снята' },
}
const FIGURES: Record<(typeof PRACTICE_FIGURES)[number], string> = {
  ...{ questions: 'вопросы', late: 'просрочки', first_answer: 'первый ответ', satisfaction: 'довольны' },
}
const VERDICTS: Record<PracticeEffect['figures'][number]['verdict'], string> = {
  ...{ better: 'лучше', same: 'без изменений', worse: 'хуже', few: 'мало данных' },
}

export async function practiceCells(context: PracticesContext, { query, actor }: Asked): Promise<Cell[][]> {
  const [{ practices }, { municipalities, topics, topicGroups }] = await Promise.all([
    readList(context, { query: { ...query, limit: MOST_IN_FILE }, actor }),
    getDirectory(context.db),
  ])
  const rows = practices.map((one): Cell[] => {
    const { subject, effect } = one
    return [
      ...[one.title, namesCell(municipalities, [one.municipalityCode])],
      namesCell(subject.kind === 'topic' ? topics : topicGroups, [subject.code]),
      ...[STATES[one.state], dayCell(one.startedOn), one.authorName],
      ...[dateCell(context.region.timeZone, one.publishedAt), one.votes, one.adoptions, one.comments],
      ...[effectWords(effect), effect?.questions.before ?? '', effect?.questions.after ?? ''],
      effect?.weeks ?? '',
    ]
  })
  return [COLUMNS, ...rows]
}

function effectWords(effect: PracticeEffect | null): string {
  if (effect === null) return 'не посчитано'
  if (effect.state === 'early') return 'прошло мало недель'
  if (effect.state === 'few') return 'мало вопросов'
  return effect.figures.map(({ code, verdict }) => `${FIGURES[code]}: ${VERDICTS[verdict]}`).join(', ')
}
