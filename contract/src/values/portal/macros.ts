/** Acts of a macro: those of a rule that are steps. */
export const MACRO_ACTS = ['give', 'give_person', 'urge', 'topic', 'tag'] as const
export type MacroActKind = (typeof MACRO_ACTS)[number]
export const MACRO_LIMITS = { name: 60, acts: 5, text: 4000 } as const
