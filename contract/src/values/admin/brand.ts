/** What an emblem may be. */
export const EMBLEM_TYPES = ['image/svg+xml', 'image/png'] as const
export const MAX_EMBLEM_BYTES = 100 * 1024
/** In place of a code of a municipality. */
export const REGION_BRAND = 'region'
