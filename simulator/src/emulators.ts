/** Lists the emulated networks. A new one is a line. */

/** Loads only the one that is asked for, because five processes of the demo would each keep all five. */
export const EMULATORS = {
  vk: { name: 'VK', load: async () => (await import('./vk/emulator.ts')).createVkEmulator },
  telegram: {
    name: 'Telegram',
    load: async () => (await import('./telegram/emulator.ts')).createTelegramEmulator,
  },
  max: { name: 'MAX', load: async () => (await import('./max/emulator.ts')).createMaxEmulator },
  ok: { name: 'Odnoklassniki', load: async () => (await import('./ok/emulator.ts')).createOkEmulator },
  email: { name: 'Mail', load: async () => (await import('./email/emulator.ts')).createEmailEmulator },
}

export type EmulatedNetwork = keyof typeof EMULATORS
/** The emulator that is started when none is named. */
export const USUAL: EmulatedNetwork = 'vk'
