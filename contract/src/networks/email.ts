import type { NetworkFacts } from './network-facts.ts'

export const email = {
  code: 'email',
  names: { ru: 'Эл. почта', en: 'E-mail' },
  publicNames: { ru: 'почта', en: 'e-mail' },
  sites: [],
  isNamedForOfficialPages: null,
} as const satisfies NetworkFacts
