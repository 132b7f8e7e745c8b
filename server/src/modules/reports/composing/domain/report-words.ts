import type { Figure } from '@veche/book/figures/figure.ts'
import type { ReportKind } from '@veche/contract/reports.ts'
import type { Language } from './facts.ts'
import { pluralRu } from './numbers.ts'

type Group = 'questions' | 'answers' | 'ends' | 'promises' | 'talks' | 'rumours'
/** How a figure stands to the period before; `only`: it is of this minute and has no past. */
export type Direction = 'more' | 'less' | 'same' | 'nothing' | 'only'

export type ReportWords = {
  title: Record<ReportKind, string>
  counted: (moment: string) => string
  section: Record<
    'figures' | 'topics' | 'groups' | 'municipalities' | 'agencies' | 'late' | 'promises' | 'surges' | 'next',
    string
  >
  column: Record<
    | ('figure' | 'now' | 'before' | 'change' | 'topic' | 'group' | 'questions' | 'place' | 'body')
    | 'direction'
    | ('onTime' | 'missed' | 'number' | 'question' | 'due' | 'promise' | 'who' | 'usual'),
    string
  >
  /** Of numbers in a spreadsheet: what the sign beside them was. */
  unit: Record<'share' | 'minutes' | 'points', string>
  unknown: string
  group: Record<Group, string>
  /** Of a share, of time, and of the rest. */
  direction: Record<Figure['unit'], Record<Direction, string>>
  judged: Record<'better' | 'worse', string>
  comparedWith: (days: string) => string
  narrowed: Record<'network' | 'group' | 'topic', string>
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

const NOTHING_RU = { nothing: 'не с чем сравнить', only: 'на эту минуту' }
const NOTHING_EN = { nothing: 'nothing to compare with', only: 'at this minute' }

export const REPORT_WORDS: Record<Language, ReportWords> = {
  ru: {
    title: { summary: 'Сводка', meeting_note: 'Справка к совещанию', figures: 'Показатели' },
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
      direction: 'Сравнение',
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
    group: {
      ...{ questions: 'Сколько спрашивают', answers: 'Как быстро отвечают', ends: 'Чем кончается' },
      ...{ promises: 'Обещания', talks: 'Чаты и эфиры', rumours: 'Слухи' },
    },
    direction: {
      count: { more: 'больше', less: 'меньше', same: 'столько же', ...NOTHING_RU },
      times: { more: 'больше', less: 'меньше', same: 'столько же', ...NOTHING_RU },
      share: { more: 'выше', less: 'ниже', same: 'без изменений', ...NOTHING_RU },
      minutes: { more: 'дольше', less: 'быстрее', same: 'без изменений', ...NOTHING_RU },
    },
    judged: { better: 'лучше', worse: 'хуже' },
    comparedWith: (days) => `Период до: ${days}.`,
    narrowed: { network: 'сеть', group: 'темы', topic: 'тема' },
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
    title: { summary: 'Summary', meeting_note: 'Meeting brief', figures: 'Figures' },
    counted: (moment) => `Counted ${moment}`,
    section: {
      figures: 'Figures',
      topics: 'What was asked about',
      groups: 'What was asked about',
      municipalities: 'Municipalities',
      agencies: 'Agencies',
      late: 'Overdue without a first answer',
      promises: 'Promises',
      surges: 'Surges',
      next: 'Next live stream',
    },
    column: {
      ...{ figure: 'Figure', now: 'In the period', before: 'Previous period', change: 'Change' },
      direction: 'Comparison',
      ...{
        topic: 'Topic',
        group: 'Topic group',
        questions: 'Questions',
        place: 'Municipality',
        body: 'Agency',
      },
      ...{ onTime: 'On time', missed: 'Missed deadlines', number: 'No.', question: 'Question', due: 'Due' },
      ...{ promise: 'Promise', who: 'Who', usual: 'Usual' },
    },
    unit: { share: '%', minutes: 'min', points: 'pp' },
    unknown: 'no data',
    group: {
      ...{ questions: 'How much is asked', answers: 'How quickly it is answered', ends: 'How it ends' },
      ...{ promises: 'Promises', talks: 'Chats and live streams', rumours: 'Rumours' },
    },
    direction: {
      count: { more: 'more', less: 'fewer', same: 'as many', ...NOTHING_EN },
      times: { more: 'more', less: 'fewer', same: 'as many', ...NOTHING_EN },
      share: { more: 'higher', less: 'lower', same: 'no change', ...NOTHING_EN },
      minutes: { more: 'longer', less: 'faster', same: 'no change', ...NOTHING_EN },
    },
    judged: { better: 'better', worse: 'worse' },
    comparedWith: (days) => `Previous period: ${days}.`,
    narrowed: { network: 'network', group: 'topics', topic: 'topic' },
    hidden: 'a question you cannot see',
    noTopic: 'no topic',
    nothingLate: 'No first answers are overdue.',
    moreLate: (shown, all) => `${shown} of ${all} are shown, longest overdue first.`,
    noPromises: 'No promises are due or broken.',
    fewForShare: (fewest) => `Below ${fewest}, the numbers are shown instead of a percentage.`,
    due: 'due soon',
    broken: 'broken',
    noQuestions: 'There were no questions.',
    surge: ({ group, municipality, since, count, usual }) =>
      `${municipality}, “${group}”, since ${since}: ${count} within three hours, usually ${usual}.`,
    next: (title, moment) => `${moment}: “${title}”.`,
    number: (number) => `No. ${number}`,
    foot: 'Veche',
  },
}
