import type { Figure } from './control.queries.ts'

const FIGURE_CODES = [
  'work',
  'approvals',
  'promises',
  'broken_promises',
  'changed',
  'late_steps',
  'sent_back',
  'refused',
] as const satisfies readonly Figure['figure'][]
const STEP_CODES = [
  'new',
  'distribution',
  'assigned',
  'in_progress',
  'approval',
  'rework',
  'publishing',
  'postponed',
] as const satisfies readonly Figure['step'][]
export const SPENT_CODES = [
  'triage',
  'distribution',
  'take',
  'draft',
  'approval',
] as const satisfies readonly Figure['key'][]

export const REASON_CODES = [
  'no_answer_to_question',
  'no_date',
  'no_action',
  'tone',
  'personal_data',
  'facts',
  'other',
] as const satisfies readonly Figure['reason'][]

/** A figure from the address; null when the address names none. A broken part is dropped. */
export function readFigure(search: Record<string, unknown>): Figure | null {
  const figure = FIGURE_CODES.find((code) => code === search.figure)
  if (!figure) return null
  const step = STEP_CODES.find((code) => code === search.step)
  const key = SPENT_CODES.find((code) => code === search.key)
  const reason = REASON_CODES.find((code) => code === search.reason)
  const owner = typeof search.owner === 'string' && search.owner !== '' ? search.owner.slice(0, 100) : null
  const from = readMoment(search.from)
  const to = readMoment(search.to)
  return {
    figure,
    ...(owner && { owner }),
    ...(step && { step }),
    ...(key && { key }),
    ...(reason && { reason }),
    ...(from && { from }),
    ...(to && { to }),
  }
}

function readMoment(value: unknown): string | null {
  if (typeof value !== 'string' || Number.isNaN(Date.parse(value))) return null
  return new Date(value).toISOString()
}
