import type { NetworkFacts } from './network-facts.ts'

export const form = {
  code: 'form',
  names: { ru: 'Форма на сайте', en: 'Web form' },
  publicNames: { ru: 'форма', en: 'form' },
  sites: [],
  isNamedForOfficialPages: null,
} as const satisfies NetworkFacts
