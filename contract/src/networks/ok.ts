import type { NetworkFacts } from './network-facts.ts'

export const ok = {
  code: 'ok',
  names: { ru: 'Одноклассники', en: 'OK' },
  publicNames: { ru: 'Одноклассники', en: 'Odnoklassniki' },
  sites: ['ok.ru', 'odnoklassniki.ru'],
  isNamedForOfficialPages: true,
} as const satisfies NetworkFacts
