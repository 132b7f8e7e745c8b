/** What the directory and its calendar know. */

export const WEEK_DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

export const CALENDAR_DAY_KINDS = ['off', 'short', 'work'] as const

export const AGENCY_KINDS = ['centre', 'ministry', 'administration', 'utility'] as const

export const ROUTE_MATCHES = ['topic_municipality', 'topic', 'group_municipality', 'group'] as const

/** By what a line of a place decided, the most exact first; it wins over the routing table. */
export const PLACE_ROUTE_MATCHES = ['object', 'houses', 'street'] as const
