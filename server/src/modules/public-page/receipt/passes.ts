/**
 * Redirects a post to a page with an address of its own, so that reload and Back send nothing
 * again; the code stays in the bodies of forms.
 */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { networkOf } from '../../../platform/http/limits/network-of.ts'
import type { PassedPage } from '../form/form-ticket.ts'
import type { PublicPageContext } from '../public-page-context.ts'
import { findRequest, type RequestRow } from '../requests.repository.ts'
import { type Exchange, readerOf } from '../send-page.ts'

const SEE_OTHER = 303
const Query = z.object({
  pass: z.string().max(200).catch('').default(''),
  /** The message that was added. */
  added: z.string().max(100).catch('').default(''),
})

type Context = Pick<PublicPageContext, 'db' | 'tickets' | 'clock'>

type Leading = { found: Pick<RequestRow, 'id' | 'number'>; page: PassedPage; added?: string }

export function redirectToPage(
  { tickets, clock }: Context,
  { request, reply, found, page, added }: Exchange & Leading,
): FastifyReply {
  const pass = tickets.passTo(page, found.id, { network: networkOf(request.ip), now: clock() })
  return redirectTo({ request, reply }, `/ask/${found.number}`, { pass, ...(added && { added }) })
}

export function redirectTo(
  { request, reply }: Exchange,
  path: string,
  query: Record<string, string>,
): FastifyReply {
  const address = readerOf(request).keep(path, query)
  return reply.header('cache-control', 'no-store').redirect(address, SEE_OTHER)
}

/** Null: no pass, one that has ended, or one of another network. */
export async function findPassed(
  { db, tickets, clock }: Context,
  { request, number }: { request: FastifyRequest; number: number },
): Promise<{ found: RequestRow; page: PassedPage } | null> {
  const { pass } = Query.parse(request.query)
  const found = pass === '' ? null : await findRequest(db, number)
  const page = found && tickets.readPass(pass, found.id, { network: networkOf(request.ip), now: clock() })
  return found && page ? { found, page } : null
}

export const addedOf = ({ query }: FastifyRequest): string => Query.parse(query).added

export const hasPass = ({ query }: FastifyRequest): boolean => Query.parse(query).pass !== ''
