/**
 * What «решено» rests on, read from the history: a photo after the work, the author's own words, somebody's word for
 * the author, a confirmation that a person accepted. An answer or a reopening starts the evidence anew.
 */
import type { Evidence } from '@veche/contract/incidents.ts'

export type HistoryRow = { type: string; at: Date; actorName: string | null; details: unknown }
type Details = Record<string, unknown>

/** `history`: oldest first. Ask only where the incident has evidence. */
export function evidenceOf(history: readonly HistoryRow[]): Evidence[] {
  let evidence: Evidence[] = []
  let words: Evidence | null = null
  for (const row of history) {
    const details = isDetails(row.details) ? row.details : {}
    if (isNewAnswer(row) || isReopening(row, details)) evidence = []
    if (typeof details.verdict === 'string')
      words = details.verdict === 'satisfied' ? saidBy(row, details) : null
    const item = row.type === 'close' && details.satisfaction === 'no_answer' ? words : readRow(row, details)
    if (item) evidence.push(item)
  }
  return evidence
}

function isNewAnswer({ type }: HistoryRow): boolean {
  return type === 'publication_confirmed' || type === 'answered_by_event'
}

/** A supplement keeps the present outcome; a reopening removes it. */
function isReopening({ type }: HistoryRow, { from, to }: Details): boolean {
  const isEnded = from === 'awaiting_author' || from === 'done'
  return isEnded && type !== 'supplement' && (to === 'in_progress' || to === 'distribution')
}

function readRow({ type, at, actorName }: HistoryRow, details: Details): Evidence | null {
  const said = { at: at.toISOString(), byName: actorName }
  const isSatisfied = details.verdict === 'satisfied' || details.satisfaction === 'satisfied'
  switch (type) {
    case 'publication_confirmed':
    case 'answered_by_event':
      return details.hasEvidence === true && details.outcome === 'solved'
        ? { kind: 'photo', ...said, publicationId: text(details.publicationId) }
        : null
    case 'follow_up':
      return isSatisfied && details.to === 'done' ? saidBy({ at, actorName }, details) : null
    case 'close':
      return isSatisfied ? { kind: 'author_said', ...said } : null
    case 'accept_evidence':
      return { kind: 'accepted', ...said, reason: text(details.reason) ?? '' }
    default:
      return null
  }
}

/** Counts a good word that closed nothing too, once silence has closed the incident: it came while a supplement was written. */
function saidBy({ at, actorName }: Pick<HistoryRow, 'at' | 'actorName'>, details: Details): Evidence {
  return {
    ...{ kind: 'author_words', at: at.toISOString(), byName: actorName },
    messageId: text(details.messageId),
  }
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}

function isDetails(value: unknown): value is Details {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
