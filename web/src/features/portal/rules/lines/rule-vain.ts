/** What of a rule that is being written decides whether its events can carry its acts. Pure. */
import { type RuleReach, vainActs } from '@veche/contract/rules/portal/rule-steps.ts'
import type { RuleActKind } from '@veche/contract/values/portal/work-rules.ts'
import { type Line, type RuleForm, toCondition } from '../rule-form.ts'

type ActLine = Line<RuleActKind>

/** Lines without an act are left out: `index` is the place of the line among the others. */
export function reachAt(
  { events, conditions, acts }: RuleForm,
  { id }: ActLine,
): { reach: RuleReach; index: number } {
  const asked = conditions.map(toCondition).flatMap((one) => (one?.is === 'step' ? [one.codes] : []))
  const chosen = acts.filter(({ kind }) => kind !== '')
  const kinds = chosen.flatMap(({ kind }) => (kind === '' ? [] : [kind]))
  return { reach: { events, asked, acts: kinds }, index: chosen.findIndex((line) => line.id === id) }
}

/** Whether no event of the rule could carry the act, if the line said it. */
export function isVainAs(form: RuleForm, line: ActLine, kind: RuleActKind): boolean {
  const acts = form.acts.map((one) => (one.id === line.id ? { ...one, kind } : one))
  const { reach, index } = reachAt({ ...form, acts }, line)
  return reach.events.length > 0 && vainActs(reach).includes(index)
}
