/** What is said of each figure of a report. A sentence holds what the figure shows and nothing more. */

import type { Language } from './facts.ts'
import { pluralRu } from './numbers.ts'

export type FigureWords = {
  /** There was nothing to count, or nothing to divide by. */
  none: string
  /** `count` is what the shown number counts, for the forms of words. */
  says: (shown: string, count: number) => string
  /** Of a share: what it is a part of, in front of «3 из 4». */
  of?: string
  /** Of a share, by measure: what became of those outside the part. */
  rest?: Record<string, (shown: string) => string>
}

const ru = (one: string, few: string, many: string) => (count: number) => pluralRu(count, one, few, many)
const questions = ru('вопрос', 'вопроса', 'вопросов')
const en = (one: string, many: string) => (count: number) => (count === 1 ? one : many)
const questionsEn = en('question', 'questions')

export const FIGURE_WORDS: Record<Language, Record<string, FigureWords>> = {
  ru: {
    questions: {
      none: 'Вопросов не задали',
      says: (shown, count) => `Задали ${shown} ${questions(count)}`,
    },
    answered: {
      none: 'Ни на один вопрос не ответили',
      says: (shown, count) => `Ответили на ${shown} ${questions(count)}`,
    },
    on_time: {
      none: 'За период не наступил срок ни одного вопроса',
      says: (shown) => `В срок ответили в ${shown} случаев`,
      of: 'В срок ответили',
    },
    missed: {
      none: 'Пропущенных сроков нет',
      says: (shown, count) =>
        `${ru('Пропущен', 'Пропущено', 'Пропущено')(count)} ${shown} ${ru('срок', 'срока', 'сроков')(count)}`,
    },
    first_answer: {
      none: 'Первых ответов не было',
      says: (shown) => `Половина ответов вышла не позже чем через ${shown} рабочего времени`,
    },
    late_now: {
      none: 'Первых ответов, срок которых прошёл, сейчас нет',
      says: (shown, count) => `Сейчас просрочен первый ответ на ${shown} ${questions(count)}`,
    },
    closed: {
      none: 'Ни один вопрос не закрыли',
      says: (shown, count) => `Закрыли ${shown} ${questions(count)}`,
    },
    solved_share: {
      none: 'Вопросов, которые можно исправить, не закрывали',
      says: (shown) => `Из того, что можно исправить, решено ${shown}`,
      of: 'Из того, что можно исправить, решено',
    },
    satisfaction: {
      none: 'Об ответах никто не высказался',
      says: (shown) => `Довольны ответом ${shown} высказавшихся`,
      of: 'Довольны ответом',
    },
    reopened_share: {
      none: 'Закрытых вопросов, о которых могли бы спросить снова, нет',
      says: (shown) => `Спросили снова о ${shown} закрытых вопросов`,
      of: 'Спросили снова',
    },
    promises_made: {
      none: 'Новых обещаний не дали',
      says: (shown, count) => `Дали ${shown} ${ru('обещание', 'обещания', 'обещаний')(count)}`,
    },
    promises_kept: {
      none: 'Срок обещаний за период не наступал',
      says: (shown) => `Сдержали ${shown} обещаний`,
      of: 'Обещаний сдержали',
      rest: {
        promise_moved: (shown) => `перенесли ${shown}`,
        promise_broken: (shown) => `нарушили ${shown}`,
      },
    },
    promises_broken: {
      none: 'Нарушенных обещаний нет',
      says: (shown, count) => `Нарушено ${shown} ${ru('обещание', 'обещания', 'обещаний')(count)}`,
    },
  },
  en: {
    questions: {
      none: 'No questions were asked',
      says: (shown, count) => `${shown} ${questionsEn(count)} ${en('was', 'were')(count)} asked`,
    },
    answered: {
      none: 'No questions were answered',
      says: (shown, count) => `${shown} ${questionsEn(count)} ${en('was', 'were')(count)} answered`,
    },
    on_time: {
      none: 'No questions fell due in the period',
      says: (shown) => `${shown} of questions due were answered on time`,
      of: 'Answered on time',
    },
    missed: {
      none: 'No deadlines were missed',
      says: (shown, count) => `${shown} ${en('deadline was', 'deadlines were')(count)} missed`,
    },
    first_answer: {
      none: 'There were no first answers',
      says: (shown) => `Half of the answers came within ${shown} of working time`,
    },
    late_now: {
      none: 'No first answers are overdue now',
      says: (shown, count) =>
        `${shown} ${questionsEn(count)} ${en('is', 'are')(count)} overdue now without a first answer`,
    },
    closed: {
      none: 'No questions were closed',
      says: (shown, count) => `${shown} ${questionsEn(count)} ${en('was', 'were')(count)} closed`,
    },
    solved_share: {
      none: 'No solvable questions were closed',
      says: (shown) => `${shown} of solvable questions were solved`,
      of: 'Solved, of solvable questions',
    },
    satisfaction: {
      none: 'Nobody gave feedback on an answer',
      says: (shown) => `${shown} of those who gave feedback are satisfied`,
      of: 'Satisfied',
    },
    reopened_share: {
      none: 'Nothing was closed that could be asked about again',
      says: (shown) => `${shown} of closed questions were asked about again`,
      of: 'Asked again',
    },
    promises_made: {
      none: 'No new promises were made',
      says: (shown, count) => `${shown} ${en('promise was', 'promises were')(count)} made`,
    },
    promises_kept: {
      none: 'No promises fell due in the period',
      says: (shown) => `${shown} of promises were kept`,
      of: 'Promises kept',
      rest: { promise_moved: (shown) => `${shown} moved`, promise_broken: (shown) => `${shown} broken` },
    },
    promises_broken: {
      none: 'No promises were broken',
      says: (shown, count) => `${shown} ${en('promise was', 'promises were')(count)} broken`,
    },
  },
}
