/** What a problem of a course is about: the path of a field, as the schema and the server name it. Pure. */
export const FIELD_RULES = [
  ...(['title', 'purpose', 'minutes', 'passPercent', 'validMonths', 'graceDays'] as const),
  ...(['cards', 'card_title', 'card_text', 'card_picture'] as const),
  ...(['questions', 'question_text', 'question_options', 'option_text', 'option_why'] as const),
] as const
export type FieldRule = (typeof FIELD_RULES)[number]
export type ProblemPlace = {
  rule: FieldRule
  part: 'card' | 'question' | null
  no: number
  option: number | null
}

const PARTS = { cards: 'card', questions: 'question' } as const

/** Null: no field of a course. */
export function placeOf(problem: string): ProblemPlace | null {
  const [field = '', no, leaf, option, optionLeaf] = problem.split('.')
  if (no === undefined) return withRule(field, { part: null, no: 0, option: null })
  const part = field === 'cards' || field === 'questions' ? PARTS[field] : null
  const at = { part, no: Number(no) + 1, option: option === undefined ? null : Number(option) + 1 }
  return withRule(option === undefined ? `${part}_${leaf}` : `option_${optionLeaf}`, at)
}

function withRule(name: string, at: Omit<ProblemPlace, 'rule'>): ProblemPlace | null {
  const rule = FIELD_RULES.find((one) => one === name)
  return rule ? { rule, ...at } : null
}
