/** How people come into the region of an exercise, and the band that every page of it carries. */
import { SIGN_IN_ROUTES } from '@veche/contract/routes/sign-in.ts'
import fastifyPlugin from 'fastify-plugin'
import { z } from 'zod'
import type { Auth } from '../../modules/access/index.ts'
import { readTicket } from '../../modules/portal/index.ts'
import { UnauthorizedError } from '../../platform/errors.ts'
import type { ExerciseDoors } from '../api.ts'
import { BAND_STYLE, withBand } from './band.ts'
import type { Passwords } from './players.ts'

type Place = { publicUrl: string; roomUrl: string; ticketKey: string }

/** Cookies know no ports: under the name of ours, entering here would sign its person out there. */
const COOKIE_NAME = 'veche-exercise'

export function createDoors({ publicUrl, roomUrl, ticketKey }: Place, passwords: Passwords): ExerciseDoors {
  return {
    cookieName: COOKIE_NAME,
    plugin: (auth) =>
      fastifyPlugin(async (app) => {
        const used = new Set<string>()
        app.addHook('onRequest', async ({ url }, reply) => {
          // The file itself would come without the band.
          if (/^\/index\.html(\?|$)/.test(url)) return reply.redirect('/')
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
          { schema: { hide: true, querystring: z.object({ ticket: z.string().max(300) }) } },
          async (request, reply) => {
            const { ticket } = z.object({ ticket: z.string() }).parse(request.query)
            const said = readTicket(ticketKey, ticket, new Date())
            if (!said || used.has(said.nonce)) throw new UnauthorizedError('exercise.ticket_used')
            used.add(said.nonce)
            const response = await signIn(auth, { publicUrl, account: passwords[said.role], ip: request.ip })
            for (const cookie of response.headers.getSetCookie()) reply.header('set-cookie', cookie)
            return reply.header('cache-control', 'no-store').redirect('/')
          },
        )
      }),
  }
}

type SignIn = { publicUrl: string; account: Passwords['dispatcher']; ip: string }

async function signIn(auth: Auth, { publicUrl, account }: SignIn): Promise<Response> {
  const response = await auth.handler(
    new Request(`${publicUrl}${SIGN_IN_ROUTES.signIn.path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: publicUrl },
      body: JSON.stringify(account),
    }),
  )
  if (!response.ok) throw new UnauthorizedError('exercise.ticket_used')
  return response
}
