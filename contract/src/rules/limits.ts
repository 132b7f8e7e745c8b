/** Figures that the client needs too. Nothing is imported here: what the browser loads must not bring the validator. */

/** A day of the calendar by its name: the same date may be one of the country and one of the region. */
export function dayKeyOf({ on, isRegional }: { on: string; isRegional: boolean }): string {
  return isRegional ? `${on} regional` : on
}

/** Rows of a table that are changed by one press. */
export const MOST_AT_ONCE = 500
/** Answers of so many days make a writer's record. */
export const RECORD_DAYS = 90
/** What whoever reminds of a late question says with it. */
export const REMIND_WORDS = 500
/** What was said on air, in a line. */
export const ANSWER_LINE_LIMIT = 500
/** Letters, digits and «_», a letter among them: «#12» is a house. */
export const LIVESTREAM_TAG = /^#?(?=[\p{N}_]*\p{L})[\p{L}\p{N}_]{3,50}$/u
/** Of the reply to those who asked a stream. */
export const REPLY_LIMIT = 1000
/** Of each part of a place nearer than the municipality. */
export const ADDRESS_LIMITS = { settlement: 120, street: 160, house: 40, object: 200 }
