import { define, share, sum } from './define.ts'

const SETTLED = ['promise_kept', 'promise_moved', 'promise_broken']

export const PROMISES = [
  define('promises_made', sum('promise_made'), {
    clock: 'happened',
    ru: ['Обещания', 'Сколько дат назвали жителям за период.'],
    en: ['Promises', 'How many dates residents were given in the period.'],
  }),
  define('promises_kept', share(['promise_kept'], SETTLED), {
    ...{ clock: 'happened', better: 'more', bounds: [0.9, 0.75] },
    ru: ['Обещания сдержаны', 'Сдержанные ÷ (сдержанные + перенесённые + нарушенные) за период.'],
    en: ['Promises kept', 'Kept ÷ (kept + moved + broken) in the period.'],
  }),
  define('promises_kept_count', sum('promise_kept'), {
    clock: 'happened',
    ru: ['Сдержано', 'Обещания, исполненные к названному дню.'],
    en: ['Kept', 'Promises fulfilled by the given date.'],
  }),
  define('promises_moved', sum('promise_moved'), {
    ...{ clock: 'happened', better: 'less' },
    ru: ['Перенесено', 'Обещания, вместо которых назвали другой день.'],
    en: ['Moved', 'Promises replaced by another date.'],
  }),
  define('promises_broken', sum('promise_broken'), {
    ...{ clock: 'happened', better: 'less' },
    ru: ['Нарушено', 'Обещания, день которых прошёл без исполнения.'],
    en: ['Broken', 'Promises whose date passed without fulfilment.'],
  }),
]
