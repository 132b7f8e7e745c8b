/**
 * Of each answer under `/api`: the cursor at which the stream of changes stood before the answer was read. A page that
 * opens its stream from there hears of everything that changed meanwhile.
 */
export const LIVE_PLACE_HEADER = 'live-place'
