/** What was played as a table, and the debrief of one exercise: roles, figures, and what became of each thing. */
import type { ExerciseFigures, ExerciseRunSummary } from '@veche/contract/portal/exercises.ts'
import { readFigure } from '@veche/contract/rules/portal/exercise-figures.ts'
import {
  type BeatOutcome,
  EXERCISE_FIGURES,
  type EXERCISE_PLAYERS,
  type ExerciseFigure,
  type ExerciseRole,
} from '@veche/contract/values/exercises.ts'
import type { Cell } from '../../../platform/sheets/index.ts'
import { momentCell } from '../../../platform/sheets/word-cells.ts'
import type { Actor } from '../../access/index.ts'
import type { ExercisesContext } from './exercises-context.ts'
import { readHistory, showRun } from './read-exercises.ts'

const MOST_ROWS = 500

const FIGURES: Record<ExerciseFigure, string> = {
  ...{ seen: 'Увидели (мин)', answered: 'Ответили (мин)', share: 'Спросили и получили ответ' },
  ...{ dangersMissed: 'Опасности пропущены', dangersLate: 'Опасности с опозданием' },
  ...{ falseAlarms: 'Ложные тревоги', rumours: 'Слух после нашего слова', tone: 'Замечания к ответам' },
}
const ENDS: Record<ExerciseRunSummary['end'], string> = {
  ...{ played: 'сыграны до конца', stopped: 'закончены раньше' },
  ...{ time: 'вышло время', broken: 'учебный регион остановился' },
}
const HISTORY_COLUMNS = [
  ...['Учения', 'Когда', 'Кто начал(а)', 'Людей', 'Скорость', 'Чем кончились', 'Спросили'],
  ...EXERCISE_FIGURES.map((figure) => FIGURES[figure]),
]

export async function historyCells(context: ExercisesContext, actor: Actor): Promise<Cell[][]> {
  const runs = await readHistory(context, actor, MOST_ROWS)
  const rows = runs.map((run): Cell[] => [
    ...[run.title, momentCell(context.region.timeZone, run.at), run.startedByName, run.teamSize, run.speed],
    ...[ENDS[run.end], run.figures.asked],
    ...EXERCISE_FIGURES.map((figure) => readFigure(figure, run.figures).value ?? ''),
  ])
  return [HISTORY_COLUMNS, ...rows]
}

const RESULT_COLUMNS = [
  ...['Что', 'Роль, показатель или сообщение', 'Кто', 'Итог', 'Значение', 'Из', 'В прошлый раз'],
  ...['Минута', 'Увидели через (мин)', 'Ответили через (мин)', 'Что следовало сделать'],
]
const ROLES: Record<ExerciseRole, string> = {
  ...{ dispatcher: 'Диспетчер', executor: 'Исполнитель', approver: 'Согласующий' },
}
const PLAYERS: Record<(typeof EXERCISE_PLAYERS)[number], string> = {
  ...{ person: 'играл человек', script: 'играл сценарий', nobody: 'никто не играл' },
}
const OUTCOMES: Record<BeatOutcome, string> = {
  ...{ answered: 'ответили вовремя', late: 'ответили поздно', seen: 'увидели, не ответили' },
  ...{ missed: 'никто не взялся', dismissed: 'отклонили', left: 'верно оставили', unsaid: 'слух умолк' },
}

export async function resultCells(
  context: ExercisesContext,
  one: { runId: string; actor: Actor },
): Promise<Cell[][]> {
  const { seats, debrief, before } = await showRun(context, one)
  const roles = seats.map(({ role, name, by }): Cell[] => ['Роль', ROLES[role], name ?? '', PLAYERS[by]])
  if (debrief === null) return [RESULT_COLUMNS, ...roles]
  const beats = debrief.beats.map((beat): Cell[] => [
    ...['Сообщение', beat.text, beat.person, OUTCOMES[beat.outcome], '', '', ''],
    ...[beat.minute, beat.seenAfter ?? '', beat.answeredAfter ?? '', beat.lesson],
  ])
  return [RESULT_COLUMNS, ...roles, ...figureRows(debrief.figures, before?.figures ?? null), ...beats]
}

function figureRows(figures: ExerciseFigures, before: ExerciseFigures | null): Cell[][] {
  return EXERCISE_FIGURES.map((figure) => {
    const { value, of } = readFigure(figure, figures)
    const was = before && readFigure(figure, before).value
    return ['Показатель', FIGURES[figure], '', '', value ?? '', of ?? '', was ?? '']
  })
}
