/** How soon it is answered. */
import { define, mean, now, quantileOf, share, sum } from './define.ts'

export const ANSWERS = [
  define('answered', sum('answered'), {
    clock: 'answered',
    ru: ['Отвечены', 'Вопросы, на которые за период вышел первый ответ там, где спросили.'],
    en: ['Answered', 'Questions whose first answer was published in the period, where they were asked.'],
  }),
  define('on_time', share(['on_time'], ['on_time', 'late']), {
    ...{ clock: 'settled', better: 'more', bounds: [0.95, 0.85] },
    ru: [
      'В срок',
      'Отвечено в свой срок ÷ (отвечено в свой срок + срок прошёл без ответа). Вопрос без ответа считается опозданием в день, когда прошёл его срок. Промежуточный ответ останавливает часы первого ответа и начинает часы обещания.',
    ],
    en: [
      'On time',
      'Answered by the deadline ÷ (answered by the deadline + deadline passed without an answer). An unanswered question counts as late on the day its deadline passed. An interim answer ends the first answer’s deadline and starts the promise’s.',
    ],
  }),
  define('missed', sum('late'), {
    ...{ clock: 'due', better: 'less' },
    ru: ['Пропущенные сроки', 'Вопросы, срок которых прошёл в этот период, а ответа не было.'],
    en: ['Missed deadlines', 'Questions whose deadline passed in the period without an answer.'],
  }),
  define('first_answer', quantileOf(0.5), {
    ...{ clock: 'answered', better: 'less' },
    ru: [
      'Первый ответ',
      'Медиана рабочего времени от вопроса до первого ответа: половина жителей ждала меньше.',
    ],
    en: [
      'First answer',
      'Median working time from the question to the first answer: half of the residents waited less.',
    ],
  }),
  define('first_answer_p90', quantileOf(0.9), {
    ...{ clock: 'answered', better: 'less' },
    ru: ['Первый ответ, девять из десяти', 'Рабочее время, за которое ответили девяти жителям из десяти.'],
    en: ['First answer, nine in ten', 'Working time within which nine in ten residents were answered.'],
  }),
  define('first_answer_mean', mean('minutes', 'minutes_known'), {
    ...{ clock: 'answered', better: 'less', unit: 'minutes' },
    ru: ['Первый ответ, среднее', 'Среднее рабочее время от вопроса до первого ответа.'],
    en: ['First answer, mean', 'Mean working time from the question to the first answer.'],
  }),
  define('open_now', now('open'), {
    ...{ clock: 'now', isOurs: true },
    ru: ['Без ответа сейчас', 'Вопросы, на которые в эту минуту нет первого ответа.'],
    en: ['Unanswered now', 'Questions without a first answer at this moment.'],
  }),
  define('late_now', now('late'), {
    ...{ clock: 'now', better: 'less', isOurs: true },
    ru: ['Просрочено без первого ответа', 'Вопросы, у которых срок первого ответа прошёл, а ответа нет.'],
    en: [
      'Overdue without a first answer',
      'Questions whose first answer is past its deadline and not given.',
    ],
  }),
  define('soon_now', now('soon'), {
    ...{ clock: 'now', isOurs: true },
    ru: ['Срок в ближайшие 8 часов', 'Вопросы без ответа, срок которых наступит в следующие восемь часов.'],
    en: ['Due within 8 hours', 'Unanswered questions that fall due within the next eight hours.'],
  }),
]
