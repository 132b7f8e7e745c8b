/** What a text says was done or will be, and when: each day it names, with what is said of it. Pure. */
import { type RegionNow, readSentences } from '@veche/contract/rules/promise/read-promise.ts'
import type { Term } from '@veche/contract/rules/promise/read-term.ts'
import { saysDeed } from '../../checklist/domain/deeds.ts'
import { clauseAt, type Matter, MOST_SAID, matterOf } from './same-matter.ts'

/** `look`: somebody comes to see; `begin`: it only starts then; `clock`: an hour that each such day has. */
export type Claim = { term: Term; matter: Matter; sort: 'work' | 'look' | 'begin' | 'clock'; isDone: boolean }

const LOOK =
  /провер|осм[ао]тр|обслед|(?<![а-яё])(?:комисси|замер|экспертиз|проб[аыу]?(?![а-яё])|лаборатор)|рассм[ао]тр|ответ(?:им|ит|ят)|сообщ|направ|поставк|достав|приед|привез/iu
/** Of papers, of when somebody is there, and of when something is paid. */
const NO_TERM =
  /(?:заявк|обращени|договор|контракт|приказ|постановлени|предписани|акт)[а-яё]* от|приём|прием|телефон|звон|график работы|часы работы|по будням|гарант|квитанц|оплат|запис[аь]/iu
const BEGINS = /начн|начал|присту|старт|начина/iu
/** A year is no term: nobody says two of them by mistake. */
const WHOLE_YEAR = /^(?:в|на|к|до)\s+(?:20\d\d|эт|следующ|будущ|текущ)[а-яё]*\s*год/iu
const SCHEDULE =
  /ежедневно|каждый день|рейс|маршрут|отправля|ходит|работает|расписани|каток|автолавк|(?:каждый|по)\s+[а-яё]+(?:ам|ник)?/iu
const HOUR = /^\d{1,2}:\d{2}$/u

export function listClaims(text: string, now: RegionNow): Claim[] {
  const found = readSentences(text, now).flatMap(({ sentence, terms, loose }) => {
    if (sentence.trim().endsWith('?')) return []
    const hours = terms.length === 0 ? loose.filter(({ said }) => HOUR.test(said)) : []
    const clocks = hours.length === 1 ? hours.map((one) => clockOf(one, now)) : []
    return [...terms, ...clocks].map((term) => ({ sentence, term }))
  })
  return found.slice(0, MOST_SAID).flatMap(({ sentence, term }) => claimOf(sentence, term, now))
}

function clockOf({ said, at }: { said: string; at: number }, { day }: RegionNow): Term {
  return { from: day, day, until: day, said, at, hour: said.padStart(5, '0'), isBound: false, isStart: false }
}

function claimOf(sentence: string, term: Term, now: RegionNow): Claim[] {
  const clause = clauseAt(sentence, term.at)
  if (NO_TERM.test(clause) || WHOLE_YEAR.test(term.said)) return []
  const matter = matterOf([clause, sentence].map((words) => words.replace(term.said, ' ')))
  const isDone = term.until < now.day || (term.day === now.day && saysDeed(clause))
  if (term.hour !== null && term.day === now.day && SCHEDULE.test(sentence))
    return [{ term, matter, isDone: false, sort: 'clock' }]
  if (LOOK.test(clause)) return [{ term, matter, isDone, sort: 'look' }]
  return [{ term, matter, isDone, sort: term.isStart || BEGINS.test(clause) ? 'begin' : 'work' }]
}
