import { SEND_BACK_REASONS } from '@veche/contract/values/answers.ts'
import { FIGURES, SPENT_KEYS } from '@veche/contract/values/control.ts'
import { OWED_STEPS } from '@veche/contract/values/incidents.ts'
import type { Figure } from './control.queries.ts'

/** A figure from the address; null when the address names none. A broken part is dropped. */
export function readFigure(search: Record<string, unknown>): Figure | null {
  const figure = FIGURES.find((code) => code === search.figure)
  if (!figure) return null
  const step = OWED_STEPS.find((code) => code === search.step)
  const key = SPENT_KEYS.find((code) => code === search.key)
  const reason = SEND_BACK_REASONS.find((code) => code === search.reason)
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
