/** Questions that an employee writes down for whoever asked. */

/** How it came: by telephone, in person, on paper, or found under an address in a network. */
export const HAND_WAYS = ['phone', 'visit', 'paper', 'link'] as const

export const HAND_WORDS_LIMIT = 4000
export const HAND_NAME_LIMIT = 200
export const HAND_PHONE_LIMIT = 100
export const HAND_LINK_LIMIT = 500
export const HAND_PHOTOS_LIMIT = 5
export const HAND_PHOTO_BYTES = 10 * 1024 * 1024

/** Pages of the form that no resident opens: their questions are written down by employees. */
export const HAND_PAGE = 'by-hand'

export function isHandPage(externalId: string): boolean {
  return externalId === HAND_PAGE || externalId.startsWith(`${HAND_PAGE}-`)
}

/** Why the words under an address are typed by hand. */
export const KEPT_LINK_REASONS = ['unknown_site', 'no_message', 'cannot_read', 'not_found', 'away'] as const
