/** The text that is prepared for everybody whose question joined an outage; a person corrects and approves it. */
import type { OutageKind } from '@veche/contract/outages.ts'
import type { OutageTimes } from './outage.ts'

const IS_OFF: Record<OutageKind, string> = {
  electricity: 'отключено электричество',
  heat: 'отключено отопление',
  hot_water: 'отключена горячая вода',
  cold_water: 'отключена холодная вода',
  gas: 'отключён газ',
  road: 'идут дорожные работы',
  lift: 'не работает лифт',
  internet: 'нет интернета',
  other: 'идут работы',
}
const IS_BACK: Record<OutageKind, string> = {
  electricity: 'электричество включили',
  heat: 'отопление включили',
  hot_water: 'горячую воду дали',
  cold_water: 'холодную воду дали',
  gas: 'газ включили',
  road: 'дорожные работы закончили',
  lift: 'лифт запустили',
  internet: 'интернет восстановили',
  other: 'работы закончили',
}

export type ToldOutage = OutageTimes & { number: number; kind: OutageKind; reason: string }
export type Doer = { name: string; phone: string }
export type PreparedAnswer =
  | { kind: 'interim'; text: string; promise: { what: string; who: string; dueAt: Date } }
  | { kind: 'final'; text: string; outcome: 'solved' }

type Telling = { doer: Doer; timeZone: string; now: Date }

/** While it lasts, a promise until its end; afterwards, that it is over. */
export function composeAnswer(outage: ToldOutage, { doer, timeZone, now }: Telling): PreparedAnswer {
  const overAt = outage.endedAt ?? outage.endsAt
  const reason = sentence(outage.reason)
  const who = sentence(`За работы отвечает ${doer.name}${doer.phone === '' ? '' : `, телефон ${doer.phone}`}`)
  if (overAt <= now)
    return {
      ...{ kind: 'final', outcome: 'solved' },
      text: `Здравствуйте! Отключение № ${outage.number} закончилось ${dayOf(overAt, timeZone)} в ${timeOf(overAt, timeZone)}: ${IS_BACK[outage.kind]}. ${reason} ${who} Если у вас всё ещё не так, ответьте здесь.`,
    }
  const until = `${dayOf(overAt, timeZone)} до ${timeOf(overAt, timeZone)}`
  return {
    kind: 'interim',
    text: `Здравствуйте! Ваш дом в отключении № ${outage.number}: ${IS_OFF[outage.kind]}. ${reason} Закончить должны ${until}. ${who} Когда закончат, напишем здесь.`,
    promise: { what: `Закончить отключение № ${outage.number}`, who: doer.name, dueAt: overAt },
  }
}

function sentence(words: string): string {
  const text = words.trim()
  return /[.!?…]$/u.test(text) ? text : `${text}.`
}

function dayOf(moment: Date, timeZone: string): string {
  return moment.toLocaleDateString('ru', { timeZone, day: 'numeric', month: 'long' })
}

function timeOf(moment: Date, timeZone: string): string {
  return moment.toLocaleTimeString('ru', { timeZone, hour: '2-digit', minute: '2-digit' })
}
