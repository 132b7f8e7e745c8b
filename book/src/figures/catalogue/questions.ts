/** How much is asked. */
import { define, share, sum } from './define.ts'

export const QUESTIONS = [
  define('questions', sum('taken'), {
    clock: 'taken',
    ru: [
      'Вопросы',
      'Сколько вопросов задали за период на страницах, в чатах и в эфирах. Без отклонённых (спам, нет вопроса) и объединённых с другими.',
    ],
    en: [
      'Questions',
      'How many questions were asked in the period on pages, in chats and under live streams, excluding dismissed ones (spam, no question) and those merged into others.',
    ],
  }),
  define('questions_of_pages', sum('taken'), {
    ...{ clock: 'taken', source: 'incident' },
    ru: ['Вопросы на страницах', 'Вопросы под записями, в личных сообщениях, письмах и в форме на сайте.'],
    en: ['Questions on pages', 'Questions under posts, in private messages, in emails and on the form.'],
  }),
  define('merged', sum('merged'), {
    clock: 'taken',
    ru: ['Объединены', 'Вопросы о том же самом, объединённые с другим. Ответ получает каждый автор.'],
    en: ['Merged', 'Questions about the same thing, merged into another. Every author gets the answer.'],
  }),
  define('refused', sum('refused'), {
    clock: 'taken',
    ru: ['Отклонены', 'Сообщения без вопроса, спам, оскорбления, не наша территория.'],
    en: ['Dismissed', 'Messages without a question, spam, abuse, not our territory.'],
  }),
  define('refused_share', share(['refused'], ['taken', 'merged', 'refused']), {
    clock: 'taken',
    ru: ['Доля отклонённых', 'Отклонённые ÷ все сообщения, принятые за период.'],
    en: ['Share dismissed', 'Dismissed ÷ all messages accepted in the period.'],
  }),
  define('solvable', sum('solvable'), {
    clock: 'taken',
    ru: ['Решаемые', 'Вопросы о том, что можно исправить: яма, лампа, протечка.'],
    en: ['Solvable', 'Questions about what can be fixed: a pothole, a street light, a leak.'],
  }),
  define('repeat_share', share(['repeated'], ['taken']), {
    ...{ clock: 'taken', better: 'less', bounds: [0.05, 0.1] },
    ru: ['Повторные', 'Доля вопросов, заданных о том же месте и теме во второй раз и больше.'],
    en: ['Repeated', 'Share of questions asked about the same place and topic for at least the second time.'],
  }),
]
