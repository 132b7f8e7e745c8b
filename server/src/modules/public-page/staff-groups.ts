/** Topics that are only for staff are offered and shown to nobody else. */
export const GROUPS_OF_STAFF = ['centre']
