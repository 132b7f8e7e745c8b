import type { NetworkFacts } from './network-facts.ts'

export const max = {
  code: 'max',
  names: { ru: 'MAX', en: 'MAX' },
  publicNames: { ru: 'MAX', en: 'MAX' },
  sites: ['max.ru'],
  isNamedForOfficialPages: false,
} as const satisfies NetworkFacts
