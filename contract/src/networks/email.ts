import type { NetworkFacts } from './network-facts.ts'

export const email = {
  code: 'email',
  names: { ru: 'Эл. почта', en: 'Email' },
  publicNames: { ru: 'почта', en: 'email' },
  sites: [],
  isNamedForOfficialPages: null,
} as const satisfies NetworkFacts
