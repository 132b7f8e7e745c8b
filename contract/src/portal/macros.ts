import { z } from 'zod'
import { Before, shownName } from '../common.ts'
import { MACRO_ACTS, MACRO_LIMITS, MACRO_TEXT_PLACES } from '../values/portal/macros.ts'
import { PlannedActResponse, RuleAct } from './work-rules.ts'

const MacroAct = RuleAct.refine(({ does }) => MACRO_ACTS.some((act) => act === does), 'not_of_macro')

/** A text waits as a draft for whoever answers; its variables are those of templates. */
export const MacroContent = z.strictObject({
  name: shownName(2, MACRO_LIMITS.name),
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
      /** Blanks of the text that its writer is still to fill in. */
      open: z.array(z.string()),
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

const Many = { incidentIds: z.array(z.uuid()).min(1).max(MACRO_LIMITS.many) }
export const PlanMacrosForManyRequest = z.strictObject(Many)
/** Of each macro, how many of the questions it would change; nothing is changed yet. */
export const MacrosForManyResponse = z.object({
  macros: z.array(MacroResponse.extend({ changes: z.number().int(), drafts: z.number().int() })),
  /** Those of them that the reader sees. */
  count: z.number().int(),
})
export type MacrosForManyResponse = z.infer<typeof MacrosForManyResponse>

export const ApplyMacroToManyRequest = z.strictObject(Many)
export const AppliedToManyResponse = z.object({
  /** Those that were changed: by them it is taken back. */
  useIds: z.array(z.uuid()),
  /** Changed in part, and in nothing: why, the most first. */
  partly: z.number().int(),
  refused: z.array(z.object({ code: z.string(), count: z.number().int() })),
})
export type AppliedToManyResponse = z.infer<typeof AppliedToManyResponse>

export const UndoMacrosRequest = z.strictObject({ useIds: z.array(z.uuid()).min(1).max(MACRO_LIMITS.many) })
/** `kept`: changed since, or out of reach, so it stays as it is. */
export const UndoneMacrosResponse = z.object({ undone: z.number().int(), kept: z.number().int() })
export type UndoneMacrosResponse = z.infer<typeof UndoneMacrosResponse>
