/** Questions that employees write down: by telephone, in person, on paper, or found under an address. */

export { byHandRoutes } from './by-hand.routes.ts'
export type { ByHandContext } from './by-hand-context.ts'
export { findLetterPlaces } from './find-letter-places.ts'
