/** Own weeks as a table: shares as the two counts they are of. Pure. */
import type { OwnWeek } from '@veche/contract/portal/own-work.ts'
import type { Cell } from '../../../platform/sheets/index.ts'
import { dayCell } from '../../../platform/sheets/word-cells.ts'

const COLUMNS = [
  ...['Неделя с', 'Ответов', 'В срок', 'Из ответов со сроком', 'Вернули', 'Довольны', 'Из ответивших'],
  ...['До ответа, рабочих минут', 'Разобрано новых', 'Решений по чужим ответам'],
  ...['Поручено людям и напомнено', 'Ответов в чатах'],
]

export function weekCells(weeks: readonly OwnWeek[]): Cell[][] {
  const rows = weeks.map((week): Cell[] => [
    ...[dayCell(week.startsOn), week.answers, week.inTime.count, week.inTime.of, week.returned],
    ...[week.satisfied.count, week.satisfied.of, week.medianMinutes ?? '', week.sorted, week.decided],
    ...[week.handed, week.chatReplies],
  ])
  return [COLUMNS, ...rows]
}
