/** The municipalities and settlements that come with the product, by the names that people read. */
import municipalities from './municipalities.json' with { type: 'json' }
import settlements from './settlements.json' with { type: 'json' }

export const SHIPPED_PLACES = { municipalities, settlements }
