/** Months of the pulse as a table, with what the page hides hidden. Pure. */
import type { PulseResponse, PulseTally } from '@veche/contract/portal/pulse.ts'
import { PULSE_QUESTIONS, PULSE_REST, type PULSE_STRAINS } from '@veche/contract/values/portal/pulse.ts'
import type { Cell } from '../../../platform/sheets/index.ts'
import { namesCell } from '../../../platform/sheets/word-cells.ts'
import type { Directory } from '../../directory/index.ts'

const COLUMNS = [
  ...[
    'Месяц',
    'Кто',
    'Ответов',
    'Вопрос',
    'В среднем (от 1 до 5)',
    '«совсем не так» и «скорее не так», %',
    'Что это значит',
  ],
]
const QUESTIONS: Record<(typeof PULSE_QUESTIONS)[number], string> = {
  load: 'Объём работы мне по силам',
  hours: 'Успеваю в рабочее время',
  clear: 'Понятно, чего от меня ждут',
  means: 'Есть всё нужное: люди, доступы, техника',
  strength: 'Сил хватит ещё на месяц такой работы',
}
const STRAINS: Record<(typeof PULSE_STRAINS)[number], string> = {
  ...{ many: 'не так у многих', some: 'не так у некоторых', few: 'в порядке' },
}

export function monthCells(months: PulseResponse['months'], directory: Directory): Cell[][] {
  const rowsOf = (month: string, who: string, { answers, questions }: PulseTally): Cell[][] =>
    PULSE_QUESTIONS.flatMap((question, place) => {
      const said = questions[place]
      if (!said) return []
      const low = said.low === null ? '' : Math.round(said.low * 100)
      return [[month, who, answers, QUESTIONS[question], said.mean, low, STRAINS[said.strain]]]
    })
  const rows = months.flatMap(({ month, all, groups }) => [
    ...rowsOf(month, 'Вся область', all),
    ...groups.flatMap((tally) => rowsOf(month, nameOf(tally.group, directory), tally)),
  ])
  return [COLUMNS, ...rows]
}

function nameOf(group: string, { agencies, municipalities }: Directory): string {
  const [kind, code] = group.split(':')
  if (group === PULSE_REST) return 'Остальные вместе'
  if (code === undefined) return 'Центр и область'
  return namesCell(kind === 'agency' ? agencies : municipalities, [code])
}
