/**
 * The one door of words that the product itself writes into what residents read or everybody keeps. They are in the
 * language of the region, whatever language a member of staff reads the interface in: the texts of the interface
 * (web/src/locales) never fill a draft, a title that is stored or a paper that is handed out.
 */
import type { Verdict } from '../../fakes.ts'
import type { Language } from '../../values/notifications.ts'
import type { SCHEDULED_KINDS } from '../../values/reports.ts'

export const REGION_LANGUAGE: Language = 'ru'

const SAID_OF_RUMOUR: Record<Verdict, string> = {
  fake: 'Слух неверен.',
  distortion: 'Слух искажает правду.',
  true: 'Слух верен.',
  unconfirmed: 'Слух не подтверждается.',
  opinion: 'Опровергать было нечего: это мнение.',
}

const VERDICT_NAMES: Record<Verdict, string> = {
  fake: 'Фейк',
  distortion: 'Искажение',
  true: 'Правда',
  unconfirmed: 'Не подтверждено',
  opinion: 'Мнение или сатира',
}

/** The draft of a denial. */
export const DENIAL = {
  told: (claim: string) => `Пишут: «${claim}».`,
  says: (verdict: Verdict) => SAID_OF_RUMOUR[verdict],
  confirmedBy: (paper: string) => `Подтверждает: ${paper}.`,
}

/** The picture of a denial. */
export const PICTURE = {
  verdict: (verdict: Verdict) => VERDICT_NAMES[verdict],
  truth: 'Что верно',
  footer: (region: string, number: number) => `${region} · Проверено, № ${number}`,
}

/** Stands in the public part of an answer whose author is told the rest in private. */
export const ANNOUNCEMENT = 'Подробности написали вам в личные сообщения.'

/** The slip of a question that was written down by hand: the resident takes it home, or hears it by telephone. */
export const SLIP = {
  title: 'Талон обращения',
  number: 'Номер',
  code: 'Код',
  where: 'Где смотреть ответ',
  answer: {
    letter: 'Ответ придёт письмом. По номеру и коду его видно и на сайте.',
    call: 'Мы позвоним по телефону, который вы оставили. Ответ видно и по адресу выше: введите номер и код.',
    self: 'Телефона и почты у нас нет, поэтому ответ вы узнаёте сами: откройте адрес выше и введите номер и код. Без интернета позвоните или придите к нам и назовите номер и код.',
  },
}

/** A schedule of a report is named so at first; all its readers see the name. */
export const REPORT_TITLES: Record<(typeof SCHEDULED_KINDS)[number], string> = {
  summary: 'Сводка',
  meeting_note: 'Справка к совещанию',
  figures: 'Показатели',
  desk_view: 'Вопросы из вида стола',
  head_letter: 'Письмо руководителю',
}
