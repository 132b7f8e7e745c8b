import type { NetworkFacts } from './network-facts.ts'

export const telegram = {
  code: 'telegram',
  names: { ru: 'Телеграм', en: 'Telegram' },
  publicNames: { ru: 'Telegram', en: 'Telegram' },
  sites: ['t.me', 'telegram.me'],
  isNamedForOfficialPages: false,
} as const satisfies NetworkFacts
