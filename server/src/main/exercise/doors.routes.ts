/** How people come into the region of an exercise, and the band that every page of it carries. Nobody else sees any of it. */
import { createHmac } from 'node:crypto'
import { SIGN_IN_ROUTES } from '@veche/contract/routes/sign-in.ts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import fastifyPlugin from 'fastify-plugin'
import { z } from 'zod'
import type { Auth } from '../../modules/access/index.ts'
import { readTicket } from '../../modules/portal/index.ts'
import type { ExerciseDoors } from '../api.ts'
import { BAND_STYLE, closedPage, withBand } from './band.ts'
import type { Passwords } from './players.ts'

type Place = { publicUrl: string; roomUrl: string; ticketKey: string }

/** Cookies know no ports: under the name of ours, entering here would sign its person out there. */
const COOKIE_NAME = 'veche-exercise'
const PASS_NAME = 'veche-exercise-pass'
/** Where one comes in, what its emulated networks post, and whether it lives. */
const FREE = /^\/(exercise\/|in\/|healthz|readyz)/

export function createDoors(place: Place, passwords: Passwords): ExerciseDoors {
  const { publicUrl, roomUrl, ticketKey } = place
  const pass = createHmac('sha256', ticketKey).update('pass').digest('base64url')
  const isLetIn = ({ headers }: FastifyRequest) =>
    (headers.cookie ?? '').split(';').some((part) => part.trim() === `${PASS_NAME}=${pass}`)
  const refuse = (reply: FastifyReply) =>
    reply.code(403).type('text/html; charset=utf-8').send(closedPage(roomUrl))
  return {
    cookieName: COOKIE_NAME,
    plugin: (auth) =>
      fastifyPlugin(async (app) => {
        const used = new Set<string>()
        app.addHook('onRequest', async (request, reply) => {
          reply.header('x-robots-tag', 'noindex, nofollow')
          // What it shows to residents would frighten those who read it as true, and feeds carry no band.
          if (!FREE.test(request.url) && !isLetIn(request)) return refuse(reply)
          // The file itself would come without the band.
          if (/^\/index\.html(\?|$)/.test(request.url)) return reply.redirect('/')
        })
        app.addHook('onSend', async (_request, reply, payload) => {
          const type = String(reply.getHeader('content-type') ?? '')
          if (!type.startsWith('text/html') || typeof payload !== 'string') return payload
          return withBand(payload, roomUrl)
        })
        app.get('/exercise/band.css', { schema: { hide: true } }, (_request, reply) =>
          reply.type('text/css; charset=utf-8').send(BAND_STYLE),
        )
        app.get(
          '/exercise/enter',
          { schema: { hide: true, querystring: Ticket } },
          async (request, reply) => {
            const { ticket, to } = Ticket.parse(request.query)
            const said = readTicket(ticketKey, ticket, new Date())
            if (!said || used.has(said.nonce)) return refuse(reply)
            used.add(said.nonce)
            const response = await signIn(auth, { publicUrl, account: passwords[said.role] })
            if (!response.ok) return refuse(reply)
            const secure = publicUrl.startsWith('https://') ? '; Secure' : ''
            reply.header('set-cookie', `${PASS_NAME}=${pass}; Path=/; HttpOnly; SameSite=Lax${secure}`)
            for (const cookie of response.headers.getSetCookie()) reply.header('set-cookie', cookie)
            return reply.header('cache-control', 'no-store').redirect(to)
          },
        )
      }),
  }
}

/** Another place of the region than these is none of ours to lead to. */
const PAGE = /^\/(?:incident|tasks|approvals|chats)\/[0-9a-f-]{36}$/
const Ticket = z.object({ ticket: z.string().max(300), to: z.string().regex(PAGE).catch('/') })

type SignIn = { publicUrl: string; account: Passwords['dispatcher'] }

function signIn(auth: Auth, { publicUrl, account }: SignIn): Promise<Response> {
  return auth.handler(
    new Request(`${publicUrl}${SIGN_IN_ROUTES.signIn.path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: publicUrl },
      body: JSON.stringify(account),
    }),
  )
}
