import { define, mean, share, sum } from './define.ts'

const VERDICTS = ['found_false', 'found_distorted', 'found_true']

export const RUMOURS = [
  define('rumours', sum('taken'), {
    ...{ clock: 'taken', source: 'rumour' },
    ru: ['Слухи', 'Сколько слухов заметили за период.'],
    en: ['Rumours', 'How many rumours were noticed in the period.'],
  }),
  define('rumours_checked', sum('checked'), {
    ...{ clock: 'happened', source: 'rumour' },
    ru: ['Проверено', 'Слухи, о которых за период вышел наш ответ с документом.'],
    en: ['Checked', 'Rumours for which our answer with a document was published in the period.'],
  }),
  define('rumours_false', share(['found_false', 'found_distorted'], VERDICTS), {
    ...{ clock: 'happened', source: 'rumour' },
    ru: ['Неправда и искажения', 'Доля проверенных слухов, которые оказались неправдой или искажением.'],
    en: ['False or distorted', 'Share of checked rumours that turned out false or distorted.'],
  }),
  define('rumours_in_time', share(['checked_in_time'], ['checked']), {
    ...{ clock: 'happened', source: 'rumour', better: 'more', bounds: [0.9, 0.75] },
    ru: ['Проверено в срок', 'Доля проверенных слухов, ответ на которые вышел в срок.'],
    en: ['Checked on time', 'Share of checked rumours whose answer was published on time.'],
  }),
  define('rumour_check_time', mean('check_minutes', 'checked'), {
    ...{ clock: 'happened', source: 'rumour', better: 'less', unit: 'minutes' },
    ru: ['Время проверки', 'Среднее время от слуха до нашего ответа.'],
    en: ['Time to check', 'Mean time from the rumour to our answer.'],
  }),
]
