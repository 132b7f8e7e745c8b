import type { NetworkFacts } from './network-facts.ts'

export const form = {
  code: 'form',
  names: { ru: 'Форма на сайте', en: 'Web form' },
  publicNames: { ru: 'форма', en: 'form' },
  sites: [],
} as const satisfies NetworkFacts
