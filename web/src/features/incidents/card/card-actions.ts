import type { IncidentAbilities, IncidentResponse } from '@veche/contract/incidents.ts'

/** What a card offers, in the order of the life of a question; the first one allowed is the primary. */
export type CardAction =
  | 'accept'
  | 'assign'
  | 'take'
  | 'write'
  | 'close'
  | 'restore'
  | 'edit'
  | 'assign_person'
  | 'dismiss'
  | 'return'
  | 'reopen'
  | 'undo_accept'

/** Rarer ones, under «Ещё». */
export type MoreAction =
  | 'release'
  | 'supplement'
  | 'undo_supplement'
  | 'accept_evidence'
  | 'split'
  | 'merge'
  | 'unmerge'
  | 'join_event'
  | 'leave_event'
  | 'declare_event'
  | 'propose_futile'
  | 'confirm_futile'
  | 'withdraw_futile'
  | 'freeze'
  | 'unfreeze'

const PRIMARY: readonly CardAction[] = ['accept', 'take', 'write', 'close', 'restore', 'assign']
const QUIET: readonly CardAction[] = [
  'edit',
  'assign',
  'assign_person',
  'dismiss',
  'return',
  'close',
  'reopen',
  'undo_accept',
]
const MORE: readonly (readonly MoreAction[])[] = [
  ['release', 'supplement', 'undo_supplement', 'accept_evidence'],
  ['merge', 'split', 'unmerge', 'join_event', 'leave_event', 'declare_event'],
  ['propose_futile', 'confirm_futile', 'withdraw_futile'],
  ['freeze', 'unfreeze'],
]

/** Taking back has no key of its own: Ctrl+Z takes back the last act, whatever card is open. */
export const ACTION_KEYS: Record<CardAction, string | null> = {
  accept: 'Enter',
  assign: 'B',
  take: 'Enter',
  write: 'Enter',
  close: 'C',
  restore: 'Enter',
  edit: 'E',
  assign_person: 'P',
  dismiss: 'D',
  return: 'R',
  reopen: 'O',
  undo_accept: null,
}

/** Pressed where the step is not possible, they say so. B means something else on other steps. */
const REFUSED: readonly CardAction[] = ['close', 'edit', 'assign_person', 'dismiss', 'reopen', 'return']

/** Of a decision R sends the answer back. */
export function refusedOn(step: IncidentResponse['step']): readonly CardAction[] {
  return step === 'approval' ? REFUSED.filter((action) => action !== 'return') : REFUSED
}

export function isAllowed(abilities: IncidentAbilities, action: CardAction): boolean {
  if (action === 'write') return abilities.draft
  if (action === 'edit') return abilities.accept || abilities.classify
  return abilities[action]
}

/**
 * Approving has a panel of its own, so while it is open the footer has no primary action. Assigning is the work of
 * one step only: elsewhere it is a correction.
 */
export function actionsOf({ abilities, step }: Pick<IncidentResponse, 'abilities' | 'step'>): {
  primary: CardAction | null
  others: CardAction[]
} {
  const candidates = step === 'distribution' ? PRIMARY : PRIMARY.filter((action) => action !== 'assign')
  const primary = abilities.approve
    ? null
    : (candidates.find((action) => isAllowed(abilities, action)) ?? null)
  const others = [...QUIET, ...(primary === 'write' ? [] : (['write'] as const))].filter(
    (action) => action !== primary && isAllowed(abilities, action),
  )
  return { primary, others }
}

/** In groups: the work, joining and splitting, ending the talk, the moderator's acts. */
export function moreActionsOf(abilities: IncidentAbilities): MoreAction[][] {
  return MORE.map((group) => group.filter((action) => abilities[action])).filter((group) => group.length > 0)
}
