/** What residents write: questions with everything a spreadsheet may stumble over, and words after an answer. */
import type { Step } from '@veche/contract/incidents.ts'
import { newId } from '../../src/platform/ids.ts'
import type { FakeEvent } from '../networks/fake-connector.ts'
import type { Dice } from './dice.ts'

export type Place = { path: string; secret: string }
export type Told = { place: Place; event: FakeEvent }

const WHERE = ['На улице Речной', 'Во дворе дома 5', 'У школы №\u00a04', 'В д. Ёлки', 'По дороге к станции']
const WHAT = [
  'яма на всю полосу, вторую неделю',
  'не горит фонарь, дети идут в темноте',
  'не вывозят мусор;\r\nконтейнеры «переполнены»',
  'течёт труба 😀 и никто не едет',
  'нет автобуса по расписанию, ждём час',
]
const ODD = [
  '=СУММ(1;2) +7 (816) 000-00-00',
  "'апостроф",
  '  пробелы по краям  ',
  'табуляция\tи "кавычки"',
  '@все',
]
const THANKS = ['Спасибо, всё сделали!', 'Спасибо большое']
const UNHAPPY = ['Не помогло, всё по-прежнему', 'Ничего не сделано!', 'Так когда же починят?']

export function askQuestion(place: Place, dice: Dice, number: number): Told {
  const text = dice.isLucky(4) ? dice.pick(ODD) : `${dice.pick(WHERE)} ${dice.pick(WHAT)}. Когда исправят?`
  const id = `question-${number}`
  const event: FakeEvent = {
    id,
    thread: id,
    author: `resident-${dice.roll(4 + Math.ceil(number / 2))}`,
    surface: dice.isLucky(15) ? 'private' : 'comment',
    text: dice.isLucky(1) ? text.repeat(200) : text,
  }
  return { place, event }
}

type Heard = {
  step: Step
  author: string
  thread: string
  text: string
  surface: Exclude<FakeEvent['surface'], undefined>
}

/** Null: nothing. */
export function writeSomething({ step, author, thread, text, surface }: Heard, dice: Dice): FakeEvent | null {
  const isAnswered = step === 'awaiting_author' || step === 'done'
  if (!dice.isLucky(step === 'awaiting_author' ? 12 : 1)) return null
  const word = newId()
  if (!isAnswered && dice.isLucky(30))
    return { op: 'edited', id: thread, thread, author, surface, text: `${text} (дополнено)`, version: word }
  if (!isAnswered && dice.isLucky(20))
    return { op: 'deleted', id: thread, thread, author, surface, text, version: '' }
  const said = isAnswered && dice.isLucky(60) ? dice.pick(THANKS) : dice.pick(UNHAPPY)
  return { id: `${thread}+${word}`, thread, parent: thread, author, surface, text: said }
}
