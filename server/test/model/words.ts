/** What people of the region write. */

/** How each is understood; null: the words say something else. */
export const WORDS = {
  Да: { verdict: 'satisfied', isThanks: false },
  Частично: { verdict: 'neutral', isThanks: false },
  Нет: { verdict: 'dissatisfied', isThanks: false },
  'Не помогло': { verdict: 'dissatisfied', isThanks: false },
  'Спасибо большое!': { verdict: null, isThanks: true },
  'И у соседей то же самое': { verdict: null, isThanks: false },
} as const
export type Words = keyof typeof WORDS

export const QUESTIONS = {
  'Яма на улице Мира, 5': 'normal',
  'Провода оборваны и искрят на улице Мира, 5': 'urgent',
} as const
export type Question = keyof typeof QUESTIONS
