import type { Language } from '../../composing/domain/facts.ts'

type Words = {
  subject: (title: string, period: string) => string
  attached: (name: string) => string
  archive: string
  /** To whoever made the schedule, and to the others. */
  stopOwn: string
  stopBy: (owner: string) => string
  headSubject: (place: string, day: string) => string
  stop: string
}

export const LETTER_WORDS: Record<Language, Words> = {
  ru: {
    subject: (title, period) => `Вече: ${title}, ${period}`,
    attached: (name) => `Во вложении: ${name}`,
    archive: 'Отправленное:',
    stopOwn: 'Изменить, приостановить или удалить эту рассылку:',
    stopBy: (owner) => `Рассылку ведёт ${owner}: чтобы она не приходила, напишите туда.`,
    headSubject: (place, day) => `Вече: неделя до ${day}, ${place}`,
    stop: 'Письмо приходит раз в неделю. Отключить',
  },
  en: {
    subject: (title, period) => `Veche: ${title}, ${period}`,
    attached: (name) => `Attached: ${name}`,
    archive: 'What was sent:',
    stopOwn: 'Change, pause or delete this schedule:',
    stopBy: (owner) => `${owner} keeps this schedule: ask there to be left out.`,
    headSubject: (place, day) => `Veche: the week to ${day}, ${place}`,
    stop: 'This letter comes once a week. Switch it off',
  },
}
