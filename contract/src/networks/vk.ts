import type { NetworkFacts } from './network-facts.ts'

export const vk = {
  code: 'vk',
  names: { ru: 'ВКонтакте', en: 'VK' },
  publicNames: { ru: 'ВКонтакте', en: 'VK' },
  sites: ['vk.com', 'vk.ru'],
  isNamedForOfficialPages: true,
} as const satisfies NetworkFacts
