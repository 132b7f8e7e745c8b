/**
 * The life of one part of an answer. Pure.
 *
 *   asked ─take→ taken ─give→ given ─accept→ accepted
 *     ↑──release──┘  ↑──send_back──┘     refuse, withdraw, or the answer needs it no more: it ends
 */
import type { Step } from '@veche/contract/incidents.ts'
import type { CONTRIBUTION_ACTS, CONTRIBUTION_STATES } from '@veche/contract/values/casework/contributions.ts'

export type PartState = (typeof CONTRIBUTION_STATES)[number]
export type PartAct = (typeof CONTRIBUTION_ACTS)[number]
/** `body`: who is asked; `writer`: who writes the answer. */
export type Side = 'body' | 'writer'

const OPEN = ['asked', 'taken', 'given'] as const satisfies PartState[]

const ACTS: Record<PartAct, { side: Side | 'both'; from: readonly PartState[]; to: PartState | 'same' }> = {
  // A colleague takes over from who is away.
  take: { side: 'body', from: ['asked', 'taken'], to: 'taken' },
  release: { side: 'body', from: ['taken'], to: 'asked' },
  // What was given is mended until it is accepted.
  give: { side: 'body', from: OPEN, to: 'given' },
  refuse: { side: 'body', from: ['asked', 'taken'], to: 'refused' },
  say: { side: 'both', from: OPEN, to: 'same' },
  accept: { side: 'writer', from: ['given'], to: 'accepted' },
  send_back: { side: 'writer', from: ['given'], to: 'taken' },
  withdraw: { side: 'writer', from: OPEN, to: 'withdrawn' },
}

export function isOpen(state: PartState): boolean {
  return OPEN.some((open) => open === state)
}

/** Null: not by this side, or not now. */
export function stateAfter(state: PartState, act: PartAct, side: Side): PartState | null {
  const rule = ACTS[act]
  if (rule.side !== 'both' && rule.side !== side) return null
  if (!rule.from.includes(state)) return null
  return rule.to === 'same' ? state : rule.to
}

type Reader = { side: Side; isTaker: boolean }

/** What the reader may do now. Who has taken it does not take it again, and only they give it back. */
export function actsOf(state: PartState, { side, isTaker }: Reader): PartAct[] {
  return (Object.keys(ACTS) as PartAct[]).filter(
    (act) =>
      stateAfter(state, act, side) !== null &&
      !(act === 'take' && isTaker) &&
      !(act === 'release' && !isTaker),
  )
}

/** Steps at which the answer is still being made. */
const MADE_AT: readonly Step[] = ['assigned', 'in_progress', 'rework', 'approval', 'publishing', 'postponed']

type Work = { step: Step; agencyCode: string | null }

/** The asked body adds to its part while somebody waits for it. */
export function mayBringFiles({
  part,
  incident,
  side,
}: {
  part: { state: PartState; askingAgencyCode: string }
  incident: Work
  side: Side | null
}): boolean {
  return side === 'body' && isOpen(part.state) && isWanted(incident, part.askingAgencyCode)
}

/** Published, dismissed, merged, or the work of another body now: nobody waits for the part. */
export function isWanted({ step, agencyCode }: Work, askingAgencyCode: string): boolean {
  return MADE_AT.includes(step) && agencyCode === askingAgencyCode
}
