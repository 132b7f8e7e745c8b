/** The doors of an organisation's accounts: out to its page and back, or name and password of its directory. */

import { ProviderId } from '@veche/contract/admin/sign-in.ts'
import { ORGANISATION_SIGN_IN_ROUTES } from '@veche/contract/routes/sign-in.ts'
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { UnauthorizedError } from '../../../platform/errors.ts'
import type { AppContext } from '../../../platform/http/app-context.ts'
import { originOf } from '../../../platform/http/request-origin.ts'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import type { AccountNotices } from '../account-notices.ts'
import { findBySessionToken } from '../actor.repository.ts'
import type { Auth } from '../sign-in/auth.ts'
import { readCookie, readSessionToken } from '../sign-in/session-cookie.ts'
import { deleteSessionByToken } from '../sign-in/sign-in.repository.ts'
import { sendCookie } from '../sign-in/start-session.ts'
import { BEGUN_SECONDS, type Begun, safePath, saveBegun, takeBegun } from './begun.ts'
import { completeSignIn, linkIdentity } from './complete-sign-in.ts'
import { journalRefused } from './journal-refused.ts'
import type { Organisation } from './organisation.ts'
import { type OrganisationAccount, SignInRefused } from './organisation-account.ts'

export type OrganisationDeps = {
  auth: Auth
  publicUrl: string
  notices: AccountNotices
  organisation: Organisation
}

const CallbackParams = z.object({ provider: ProviderId })

export function organisationRoutes(context: AppContext, deps: OrganisationDeps): FastifyPluginAsync {
  const { db, clock } = context
  const { auth, publicUrl, notices, organisation } = deps
  const begin = createBegin(context, deps)

  return async (app) => {
    serveRoute(app, ORGANISATION_SIGN_IN_ROUTES.start, async (request, reply) => {
      await auth.guard.admitBegin({ ip: request.ip, now: clock() })
      const { provider, next } = request.body
      return begin(request, reply, { provider, next: safePath(next), linksUserId: null })
    })

    serveRoute(app, ORGANISATION_SIGN_IN_ROUTES.callback, async (request, reply) => {
      const params = CallbackParams.safeParse(request.params)
      // Used up, whatever comes of it.
      sendCookie(reply, { name: auth.begunCookieName, value: '', maxAge: 0 }, auth)
      if (!params.success) return reply.redirect('/sign-in?problem=failed', 303)
      const { provider } = params.data
      try {
        return reply.redirect(await takeBack(request, reply, provider), 303)
      } catch (error) {
        if (!(error instanceof SignInRefused)) throw error
        await journalRefused(context, { request, provider, refused: error })
        return reply.redirect(`/sign-in?problem=${error.problem}`, 303)
      }
    })

    serveRoute(app, ORGANISATION_SIGN_IN_ROUTES.directory, async (request, reply) => {
      const { provider: id, login, password } = request.body
      const { settings, directory } = organisation.getDirectory(id)
      // Counted as a password of the product is: by this name and network, and by this name alone.
      const attempt = { email: `${id}\n${login}`, ip: request.ip, now: clock() }
      await auth.guard.admit(attempt)
      const refuse = (refused: SignInRefused) => journalRefused(context, { request, provider: id, refused })
      try {
        const account = await directory.check({ login, password })
        if (account === null) throw new SignInRefused('denied')
        const { cookie, twoFactorRedirect } = await complete(request, settings, account)
        await auth.guard.acknowledge(attempt)
        sendCookie(reply, cookie, auth)
        return { twoFactorRedirect }
      } catch (error) {
        if (!(error instanceof SignInRefused)) throw error
        await refuse(error)
        throw new UnauthorizedError(`access.organisation_${error.problem}`)
      }
    })

    serveRoute(app, ORGANISATION_SIGN_IN_ROUTES.signOut, async (request, reply) => {
      const token = readSessionToken(request.headers.cookie, {
        name: auth.sessionCookieName,
        secret: auth.sessionSecret,
      })
      sendCookie(reply, { name: auth.sessionCookieName, value: '', maxAge: 0 }, auth)
      const ended = token === null ? undefined : await deleteSessionByToken(db, token)
      return { url: await findSignOut(ended?.provider ?? null) }
    })
  }

  /** Where the browser goes on. */
  async function takeBack(request: FastifyRequest, reply: FastifyReply, provider: string): Promise<string> {
    const address = new URL(request.url, publicUrl)
    const browser = readCookie(request.headers.cookie, auth.begunCookieName)
    const state = address.searchParams.get('state')
    const begun = await takeBegun(db, { state, browser, now: clock() })
    if (begun === null || state === null) throw new SignInRefused('stale')
    // An answer of another provider than the one that was asked.
    if (begun.provider !== provider) throw new SignInRefused('failed')
    const { settings, page } = organisation.getPage(provider)
    const { nonce, verifier } = begun
    const account = await page.finish({ address, checks: { state, nonce, verifier } })
    if (begun.linksUserId !== null)
      return link(request, { ...begun, linksUserId: begun.linksUserId }, account)
    const { cookie, twoFactorRedirect } = await complete(request, settings, account)
    sendCookie(reply, cookie, auth)
    return twoFactorRedirect ? `/sign-in?step=code&next=${encodeURIComponent(begun.next)}` : begun.next
  }

  async function link(
    request: FastifyRequest,
    { provider, next, linksUserId }: Begun & { linksUserId: string },
    account: OrganisationAccount,
  ): Promise<string> {
    const cookie = { name: auth.sessionCookieName, secret: auth.sessionSecret }
    const token = readSessionToken(request.headers.cookie, cookie)
    const caller = token === null ? null : await findBySessionToken(db, token, clock())
    // Whoever began it has signed out since, or is somebody else by now.
    if (caller?.actor.id !== linksUserId) throw new SignInRefused('stale')
    const { settings } = organisation.getPage(provider)
    await linkIdentity(db, { userId: linksUserId, provider: settings, account, notices, now: clock() })
    return next
  }

  function complete(
    request: FastifyRequest,
    provider: Parameters<typeof completeSignIn>[1]['provider'],
    account: OrganisationAccount,
  ) {
    return completeSignIn(db, {
      provider,
      account,
      origin: originOf(request),
      cookies: auth,
      notices,
      now: clock(),
    })
  }

  /** A provider that is silent does not keep a person signed in here. */
  async function findSignOut(provider: string | null): Promise<string | null> {
    if (provider === null || organisation.find(provider)?.kind !== 'oidc') return null
    return organisation
      .getPage(provider)
      .page.findSignOut(`${publicUrl}/sign-in`)
      .catch(() => null)
  }
}

export type Begin = (
  request: FastifyRequest,
  reply: FastifyReply,
  asked: Pick<Begun, 'provider' | 'next' | 'linksUserId'>,
) => Promise<{ url: string }>

/** The address of the provider's page; what must come back is kept here, and a key to it in the browser. */
export function createBegin(context: AppContext, { auth, publicUrl, organisation }: OrganisationDeps): Begin {
  const { db, clock } = context
  return async (request, reply, asked) => {
    const { page } = organisation.getPage(asked.provider)
    const redirectUri = `${publicUrl}/api/auth/organisation/${asked.provider}/callback`
    try {
      const { url, checks } = await page.begin({ redirectUri })
      const { state, nonce, verifier } = checks
      const value = await saveBegun(db, state, { ...asked, nonce, verifier }, clock())
      sendCookie(reply, { name: auth.begunCookieName, value, maxAge: BEGUN_SECONDS }, auth)
      return { url }
    } catch (error) {
      if (!(error instanceof SignInRefused)) throw error
      await journalRefused(context, { request, provider: asked.provider, refused: error })
      throw new UnauthorizedError(`access.organisation_${error.problem}`)
    }
  }
}
