import { INCIDENT_COMMANDS, type IncidentAbilities, type Step } from '@veche/contract/incidents.ts'
import { type Actor, hasRole } from '../../access/index.ts'
import { type CommandType, isInHand, isStepAllowed, type StepState } from '../steps/index.ts'
import { canRun, type IncidentRight, type IncidentScope } from './incidents.policy.ts'

type AbilityFacts = {
  agency: { isTrusted: boolean } | null
  /** True if the waiting version waits for this reader: see approvers.repository.ts. */
  mayDecide: boolean
  isReturnOpen: boolean
  handoffLimit: number
  /** True if authors were merged in after the answer was published. */
  hasLateMembers: boolean
  /** True if nobody has written the supplement yet. */
  isSupplementUntouched: boolean
}
type Row = StepState &
  IncidentScope & { handoffs: number; needsArbiter: boolean; isAuthorUnreachable: boolean }

/** The interface only shows these. Each one is checked again when the command arrives. */
export function presentAbilities(actor: Actor, row: Row, facts: AbilityFacts): IncidentAbilities {
  const { agency, mayDecide } = facts
  const may = (right: IncidentRight, step: CommandType) =>
    isStepAllowed(row, step) && canRun(actor, row, right, agency)
  const commands = Object.fromEntries(INCIDENT_COMMANDS.map((type) => [type, may(type, type)]))
  const isArbiter = hasRole(actor, 'moderator')
  return {
    ...(commands as Pick<IncidentAbilities, (typeof INCIDENT_COMMANDS)[number]>),
    assign: may('assign', 'assign') && (isArbiter || !row.needsArbiter),
    return:
      may('return', 'return') && (isArbiter || (facts.isReturnOpen && row.handoffs <= facts.handoffLimit)),
    take: may('take', 'take') && !isInHand(row, actor.id),
    undo_supplement: may('undo_supplement', 'undo_supplement') && facts.isSupplementUntouched,
    confirm_futile: may('confirm_futile', 'confirm_futile') && row.closeProposedBy !== actor.id,
    merge: may('merge', 'member_joined'),
    split: may('split', 'split'),
    deliver_to_late:
      facts.hasLateMembers &&
      (row.step === 'awaiting_author' || row.step === 'postponed') &&
      canRun(actor, row, 'approve', agency),
    draft: may('draft', 'submit'),
    submit: may('submit', 'submit'),
    clarify: may('clarify', 'clarify'),
    approve: mayDecide && isStepAllowed(row, 'approve'),
    send_back: mayDecide && isStepAllowed(row, 'send_back'),
    call_back: may('call_back', 'call_back'),
    resolve_delivery: mayHaveFailed(row) && canRun(actor, row, 'resolve_delivery', agency),
  }
}

const ANSWERED: readonly Step[] = ['postponed', 'awaiting_author', 'done']

/** Allowed after publication too, because a letter may come back later. */
function mayHaveFailed({ step, isAuthorUnreachable }: Row): boolean {
  return step === 'publishing' || (isAuthorUnreachable && ANSWERED.includes(step))
}
