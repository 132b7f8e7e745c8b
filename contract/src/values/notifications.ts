/** How people are told, and in which languages. */

export const EMAIL_MODES = ['instant', 'digest', 'off'] as const

export const LANGUAGES = ['ru', 'en'] as const
export type Language = (typeof LANGUAGES)[number]
