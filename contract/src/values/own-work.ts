/** Weeks of one's own past that a week is compared with. */
export const OWN_WEEKS = 12

/** In a smaller unit a median would tell of one person. */
export const LEAST_PEOPLE = 5
