/** What is switched off or worked on, and how far it is. */
export const OUTAGE_KINDS = [
  ...(['electricity', 'heat', 'hot_water', 'cold_water', 'gas'] as const),
  ...(['road', 'lift', 'internet', 'other'] as const),
] as const

/** `over`: its planned end has passed, or it was ended early. */
export const OUTAGE_STATES = ['in_force', 'planned', 'over', 'cancelled'] as const

export const OUTAGE_REASON_LIMIT = 500

export const OUTAGE_ADDRESSES_LIMIT = 6000

export const OUTAGE_CORNERS_LIMIT = 200
