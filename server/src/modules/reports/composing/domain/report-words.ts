import type { ReportKind } from '@veche/contract/reports.ts'
import type { Language } from './facts.ts'
import { pluralRu } from './numbers.ts'

export type ReportWords = {
  title: Record<ReportKind, string>
  counted: (moment: string) => string
  section: Record<
    'figures' | 'topics' | 'groups' | 'municipalities' | 'agencies' | 'late' | 'promises' | 'surges' | 'next',
    string
  >
  column: Record<
    | ('figure' | 'now' | 'before' | 'change' | 'topic' | 'group' | 'questions' | 'place' | 'body')
    | ('onTime' | 'missed' | 'number' | 'question' | 'due' | 'promise' | 'who' | 'usual'),
    string
  >
  /** Of numbers in a spreadsheet: what the sign beside them was. */
  unit: Record<'share' | 'minutes' | 'points', string>
  unknown: string
  hidden: string
  noTopic: string
  nothingLate: string
  moreLate: (shown: number, all: string) => string
  noPromises: string
  fewForShare: (fewest: number) => string
  due: string
  broken: string
  noQuestions: string
  surge: (surge: {
    group: string
    municipality: string
    since: string
    count: string
    usual: string
  }) => string
  next: (title: string, moment: string) => string
  number: (number: string) => string
  foot: string
}

export const REPORT_WORDS: Record<Language, ReportWords> = {
  ru: {
    title: { summary: 'Сводка', meeting_note: 'Справка к совещанию' },
    counted: (moment) => `Посчитано ${moment}`,
    section: {
      figures: 'Показатели',
      topics: 'О чём спрашивали',
      groups: 'О чём спрашивали',
      municipalities: 'Муниципалитеты',
      agencies: 'Ведомства',
      late: 'Просрочено без первого ответа',
      promises: 'Обещания',
      surges: 'Всплески',
      next: 'Ближайший эфир',
    },
    column: {
      ...{ figure: 'Показатель', now: 'За период', before: 'Период до', change: 'Изменение' },
      ...{
        topic: 'Тема',
        group: 'Группа тем',
        questions: 'Вопросы',
        place: 'Муниципалитет',
        body: 'Ведомство',
      },
      ...{ onTime: 'В срок', missed: 'Пропущено сроков', number: '№', question: 'Вопрос', due: 'Срок' },
      ...{ promise: 'Обещание', who: 'Кто', usual: 'Обычно' },
    },
    unit: { share: '%', minutes: 'мин', points: 'п. п.' },
    unknown: 'нет данных',
    hidden: 'вопрос вне вашего доступа',
    noTopic: 'тема не указана',
    nothingLate: 'Вопросов с просроченным первым ответом нет.',
    moreLate: (shown, all) =>
      `Показано ${shown} ${pluralRu(shown, 'вопрос', 'вопроса', 'вопросов')} из ${all}: срок прошёл раньше всего.`,
    noPromises: 'Обещаний, срок которых подходит или нарушен, нет.',
    fewForShare: (fewest) => `Где случаев меньше ${fewest}, вместо процента сказано, сколько из скольких.`,
    due: 'срок подходит',
    broken: 'нарушено',
    noQuestions: 'Вопросов не было.',
    surge: ({ group, municipality, since, count, usual }) =>
      `${municipality}, «${group}», с ${since}: ${count} за три часа, обычно ${usual}.`,
    next: (title, moment) => `${moment}: «${title}».`,
    number: (number) => `№ ${number}`,
    foot: 'Вече',
  },
  en: {
    title: { summary: 'Summary', meeting_note: 'Note for a meeting' },
    counted: (moment) => `Counted ${moment}`,
    section: {
      figures: 'Figures',
      topics: 'What was asked about',
      groups: 'What was asked about',
      municipalities: 'Municipalities',
      agencies: 'Bodies',
      late: 'Late without a first answer',
      promises: 'Promises',
      surges: 'Surges',
      next: 'Next broadcast',
    },
    column: {
      ...{ figure: 'Figure', now: 'In the period', before: 'Period before', change: 'Change' },
      ...{
        topic: 'Topic',
        group: 'Group of topics',
        questions: 'Questions',
        place: 'Municipality',
        body: 'Body',
      },
      ...{ onTime: 'On time', missed: 'Missed deadlines', number: 'No.', question: 'Question', due: 'Due' },
      ...{ promise: 'Promise', who: 'Who', usual: 'Usual' },
    },
    unit: { share: '%', minutes: 'min', points: 'pp' },
    unknown: 'no data',
    hidden: 'a question that you may not see',
    noTopic: 'no topic',
    nothingLate: 'No first answer is late.',
    moreLate: (shown, all) => `${shown} of ${all} are shown: those whose deadline passed first.`,
    noPromises: 'No promise comes due or is broken.',
    fewForShare: (fewest) => `Of fewer than ${fewest} it is said how many of how many, not a percentage.`,
    due: 'comes due',
    broken: 'broken',
    noQuestions: 'There were no questions.',
    surge: ({ group, municipality, since, count, usual }) =>
      `${municipality}, “${group}”, since ${since}: ${count} within three hours, usually ${usual}.`,
    next: (title, moment) => `${moment}: “${title}”.`,
    number: (number) => `No. ${number}`,
    foot: 'Veche',
  },
}
