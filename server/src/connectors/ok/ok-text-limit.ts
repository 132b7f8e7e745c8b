/** Not documented; more was not tried. */
export const OK_TEXT_LIMIT = 3000
