import { MADE_ACTS } from './work-rules.ts'

/** Acts of a macro: those of a rule that a person does by hand, and taking the work. */
export const MACRO_ACTS = [
  ...(['take', 'give', 'give_person', 'urge', 'topic', 'tag'] as const),
  ...MADE_ACTS,
] as const
export type MacroActKind = (typeof MACRO_ACTS)[number]
/** Where a macro's text goes: the card shows it, it waits until the question is given to somebody, or an answer is being written already and it goes nowhere. */
export const MACRO_TEXT_PLACES = ['card', 'waits', 'nowhere'] as const
export type MacroTextPlace = (typeof MACRO_TEXT_PLACES)[number]
/** `many`: so many questions a macro is put on by one press. */
export const MACRO_LIMITS = { name: 60, acts: 5, text: 4000, many: 100 } as const
