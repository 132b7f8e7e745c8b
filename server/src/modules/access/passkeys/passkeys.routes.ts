import { randomBytes } from 'node:crypto'
import { PASSKEY_ROUTES } from '@veche/contract/routes/admin/passkeys.ts'
import type { FastifyPluginAsync } from 'fastify'
import { InvalidError, NotFoundError } from '../../../platform/errors.ts'
import type { AppContext } from '../../../platform/http/app-context.ts'
import { originOf } from '../../../platform/http/request-origin.ts'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { requireSignedIn } from '../access-plugin.ts'
import type { AccountNotices } from '../account-notices.ts'
import { addJournal } from '../journal/journal.repository.ts'
import { countRefusal } from '../journal/refusals.ts'
import type { CheckPassword } from '../passwords/check-password.ts'
import type { Auth } from '../sign-in/auth.ts'
import { readCookie } from '../sign-in/session-cookie.ts'
import { sendCookie } from '../sign-in/start-session.ts'
import { addPasskey, buildPasskeyOptions, isFresh } from './add-passkey.ts'
import { CHALLENGE_SECONDS, saveChallenge } from './challenges.ts'
import { loadWebAuthn } from './load-web-authn.ts'
import { deletePasskey, listPasskeys } from './passkeys.repository.ts'
import { PasskeyRefused, signInByPasskey } from './sign-in-by-passkey.ts'
import { siteOf } from './site.ts'

type Deps = {
  auth: Auth
  publicUrl: string
  notices: AccountNotices
  checkPassword: CheckPassword
  passwordsFor: 'everyone' | 'administrators'
}

export function passkeysRoutes(context: AppContext, deps: Deps): FastifyPluginAsync {
  const { db, clock, log } = context
  const { auth, notices, checkPassword, passwordsFor } = deps
  const site = siteOf(deps.publicUrl)
  return async (app) => {
    serveRoute(app, PASSKEY_ROUTES.list, async (request) => {
      const signedIn = requireSignedIn(request)
      const passkeys = await listPasskeys(db, signedIn.actor.id)
      return {
        passkeys: passkeys.map(({ id, name, isSynced, createdAt, lastUsedAt }) => ({
          ...{ id, name, isSynced, createdAt: createdAt.toISOString() },
          lastUsedAt: lastUsedAt?.toISOString() ?? null,
        })),
        asksPassword: !isFresh(signedIn, clock()),
      }
    })

    serveRoute(app, PASSKEY_ROUTES.begin, async (request) => {
      const signedIn = requireSignedIn(request)
      const { password } = request.body
      if (password !== undefined) await checkPassword(request, password)
      else if (!isFresh(signedIn, clock())) throw new InvalidError('access.password_needed')
      return { options: { ...(await buildPasskeyOptions(db, signedIn, { site, now: clock() })) } }
    })

    serveRoute(app, PASSKEY_ROUTES.add, async (request) => {
      const { name, credential } = request.body
      const signedIn = requireSignedIn(request)
      await addPasskey(db, { signedIn, name, credential, site, notices, now: clock() })
      return { ok: true as const }
    })

    serveRoute(app, PASSKEY_ROUTES.remove, async (request) => {
      const { actor } = requireSignedIn(request)
      await db.transaction().execute(async (tx) => {
        if (!(await deletePasskey(tx, actor.id, request.params.passkeyId)))
          throw new NotFoundError('access.passkey_not_found')
        await addJournal(tx, { actor, action: 'passkey.removed', objectType: 'user', objectId: actor.id })
        await notices.notify(tx, { userId: actor.id, news: 'passkey_removed', now: clock() })
      })
      return { ok: true as const }
    })

    serveRoute(app, PASSKEY_ROUTES.signInOptions, async (request, reply) => {
      await auth.guard.admitBegin({ ip: request.ip, now: clock() })
      const value = randomBytes(32).toString('base64url')
      const challenge = await saveChallenge(db, value, clock())
      sendCookie(reply, { name: auth.begunCookieName, value, maxAge: CHALLENGE_SECONDS }, auth)
      const { generateAuthenticationOptions } = await loadWebAuthn()
      const options = await generateAuthenticationOptions({
        ...{ rpID: site.host, userVerification: 'required' },
        challenge: Buffer.from(challenge, 'base64url'),
      })
      return { options: { ...options } }
    })

    serveRoute(app, PASSKEY_ROUTES.signIn, async (request, reply) => {
      const { credential } = request.body
      const origin = originOf(request)
      const holder = readCookie(request.headers.cookie, auth.begunCookieName)
      try {
        const asked = { credential, holder, site, origin, cookies: auth, passwordsFor, now: clock() }
        sendCookie(reply, await signInByPasskey(db, asked), auth)
        return { ok: true as const }
      } catch (error) {
        const accountId = error instanceof PasskeyRefused ? error.accountId : null
        await countRefusal(db, { kind: 'session.passkey_refused', accountId, origin, now: clock() }, log)
        throw error
      }
    })
  }
}
