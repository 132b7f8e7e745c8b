/** Fields that a region adds to its topics. */
export const OWN_FIELD_KINDS = ['line', 'number', 'day', 'choice', 'yes_no'] as const
export type OwnFieldKind = (typeof OWN_FIELD_KINDS)[number]
/** When it must be filled in: at acceptance, before the answer is sent for approval, or never. */
export const OWN_FIELD_NEEDS = ['never', 'accept', 'answer'] as const
export type OwnFieldNeed = (typeof OWN_FIELD_NEEDS)[number]
export const OWN_FIELD_TEXT_LIMIT = 300
export const OWN_FIELD_NAME_LIMIT = 80
export const OWN_FIELD_HINT_LIMIT = 200
/** Of one region, retired ones too: each is a column of every export. */
export const OWN_FIELDS_LIMIT = 60
export const OWN_FIELD_OPTIONS_LIMIT = 200
/** What is wrong with a value. */
export const OWN_FIELD_PROBLEMS = [
  'missing',
  'not_line',
  'too_long',
  'not_number',
  'out_of_bounds',
  'not_day',
  'not_option',
  'not_yes_no',
] as const
export type OwnFieldProblem = (typeof OWN_FIELD_PROBLEMS)[number]
