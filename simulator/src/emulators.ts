/** The emulated networks. A new one is a line. */

/** Only the asked one is read: five processes of the demo would each keep all five. */
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
/** When nobody says which. */
export const USUAL: EmulatedNetwork = 'vk'
