import { z } from 'zod'
import { Before } from '../common.ts'
import { MACRO_LIMITS, MACRO_TEXT_PLACES } from '../values/portal/macros.ts'
import { PlannedActResponse, RuleAct } from './work-rules.ts'

const MacroAct = RuleAct.refine(({ does }) => does !== 'notify' && does !== 'draft', 'not_of_macro')

/** A text waits as a draft for whoever answers; its variables are those of templates. */
export const MacroContent = z.strictObject({
  name: z.string().trim().min(2).max(MACRO_LIMITS.name),
  acts: z.array(MacroAct).max(MACRO_LIMITS.acts),
  text: z.string().trim().max(MACRO_LIMITS.text),
  /** Of all who work; else of its writer alone. */
  isShared: z.boolean(),
})
export type MacroContent = z.infer<typeof MacroContent>
export const ChangeMacroRequest = MacroContent.extend({ before: Before })
export type ChangeMacroRequest = z.infer<typeof ChangeMacroRequest>

export const MacroResponse = z.object({
  id: z.uuid(),
  content: MacroContent,
  writtenByName: z.string(),
  useCount: z.number().int(),
  mayChange: z.boolean(),
})
export type MacroResponse = z.infer<typeof MacroResponse>

/** What each would do to a question as it is now; those that would do nothing are named too. */
export const MacroPlansResponse = z.object({
  macros: z.array(
    MacroResponse.extend({
      acts: z.array(PlannedActResponse),
      /** With its variables filled in; empty: it has none. */
      text: z.string(),
      /** Null where there is no text. */
      textGoes: z.enum(MACRO_TEXT_PLACES).nullable(),
    }),
  ),
  mayShare: z.boolean(),
})
export type MacroPlansResponse = z.infer<typeof MacroPlansResponse>

export const ApplyMacroRequest = z.strictObject({ expectedVersion: z.number().int() })
export const AppliedMacroResponse = z.object({
  useId: z.uuid(),
  acts: z.array(PlannedActResponse),
  /** Null where there is no text. */
  textGoes: z.enum(MACRO_TEXT_PLACES).nullable(),
})
export type AppliedMacroResponse = z.infer<typeof AppliedMacroResponse>
export const UndoneMacroResponse = z.object({ acts: z.array(PlannedActResponse) })
