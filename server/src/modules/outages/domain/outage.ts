/**
 * How far an outage is, and what may be done with it then.
 *
 *   planned ──begins──→ in_force ──its end, or `end`──→ over
 *      └──────cancel───────┴──────→ cancelled            └─`resume` before its planned end→ in_force
 */
import type { OutageCommand, OutageState } from '@veche/contract/outages.ts'

export type OutageTimes = {
  beginsAt: Date
  /** As planned now. */
  endsAt: Date
  endedAt: Date | null
  cancelledAt: Date | null
}
export type OutageStep = OutageCommand['type'] | 'edit'

export function stateOf({ beginsAt, endsAt, endedAt, cancelledAt }: OutageTimes, now: Date): OutageState {
  if (cancelledAt) return 'cancelled'
  if (beginsAt > now) return 'planned'
  return (endedAt ?? endsAt) > now ? 'in_force' : 'over'
}

const ALLOWED_IN: Record<OutageStep, readonly OutageState[]> = {
  // One that is over may go on longer than was planned.
  edit: ['planned', 'in_force', 'over'],
  end: ['in_force'],
  resume: ['over'],
  cancel: ['planned', 'in_force'],
  restore: ['cancelled'],
}

export function isStepAllowed(outage: OutageTimes, step: OutageStep, now: Date): boolean {
  if (!ALLOWED_IN[step].includes(stateOf(outage, now))) return false
  // Behind its planned end only another end brings it back.
  return step !== 'resume' || (outage.endedAt !== null && outage.endsAt > now)
}

export function applyStep(type: OutageCommand['type'], now: Date): Partial<OutageTimes> {
  switch (type) {
    case 'end':
      return { endedAt: now }
    case 'resume':
      return { endedAt: null }
    case 'cancel':
      return { cancelledAt: now }
    case 'restore':
      return { cancelledAt: null }
  }
}

/** Of a question: people write before a body does, and for a day after the end nobody can tell what was meant. */
const HEARD_EARLIER_MS = 2 * 3_600_000
const HEARD_LATER_MS = 24 * 3_600_000

/** Outages that begin before and are over after these moments may be what a question of `at` is about. */
export function spanOf(at: Date): { begunBy: Date; overSince: Date } {
  return {
    begunBy: new Date(at.getTime() + HEARD_EARLIER_MS),
    overSince: new Date(at.getTime() - HEARD_LATER_MS),
  }
}
