import type { PublicPageContext } from '../public-page-context.ts'
import { isProof } from './form-ticket.ts'
import type { EnteredForm } from './read-form.ts'

/** Nobody reads and fills in a form faster. */
const FASTEST_MS = 2000

export type Suspicion = 'form.robot' | 'form.too_fast' | 'answer.wrong'

/** Signs of a program. Without JavaScript a question replaces the proof of work. */
export function findSuspicion(
  { tickets, clock }: Pick<PublicPageContext, 'tickets' | 'clock'>,
  form: EnteredForm,
  issuedAt: Date,
): Suspicion | null {
  if (form.text('website') !== '') return 'form.robot'
  if (clock().getTime() - issuedAt.getTime() < FASTEST_MS) return 'form.too_fast'
  const ticket = form.text('ticket')
  if (isProof(ticket, form.text('proof'))) return null
  const { left, right } = tickets.questionOf(ticket)
  return form.text('answer').trim() === String(left + right) ? null : 'answer.wrong'
}
