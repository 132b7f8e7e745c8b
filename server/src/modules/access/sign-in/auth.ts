/** better-auth on our database: passwords, sessions, the second factor. Who may do what is ours: domain/permissions.ts. */
import { hkdfSync } from 'node:crypto'
import { type BetterAuthOptions, betterAuth } from 'better-auth'
import { APIError, createAuthMiddleware } from 'better-auth/api'
import { twoFactor } from 'better-auth/plugins'
import { z } from 'zod'
import { type Clock, systemClock } from '../../../platform/clock.ts'
import { asideOf, type Database } from '../../../platform/database/db.ts'
import { AppError } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH } from '../passwords/domain/password-policy.ts'
import { hashPassword, verifyPassword } from '../passwords/password-hash.ts'
import { deleteSession, findActiveUser, isAdministrator } from './sign-in.repository.ts'
import { createSignInGuard, type SignInGuard } from './sign-in-guard.ts'

/** The mount puts the address Fastify worked out here; what a client sends under this name is dropped. */
export const CLIENT_IP_HEADER = 'x-veche-client-ip'
/** A shift and its tail. There is no renewal: after twelve hours a person signs in again. */
export const SESSION_SECONDS = 12 * 60 * 60

export type Auth = {
  handler: (request: Request) => Promise<Response>
  sessionCookieName: string
  /** Says between password and code whose sign-in it is. */
  secondFactorCookieName: string
  /** Of a sign-in that began here and goes on elsewhere. */
  begunCookieName: string
  isSecure: boolean
  sessionSecret: string
  guard: SignInGuard
}

type AuthDeps = {
  db: Database
  secret: string
  publicUrl: string
  clock?: Clock
  /** Absent: for everybody. */
  passwordsFor?: 'everyone' | 'administrators'
  /** Of an installation beside another under one name of a host, which cookies do not tell apart. */
  cookieName?: string
}

export async function createAuth(deps: AuthDeps): Promise<Auth> {
  const { db, secret, publicUrl, clock = systemClock, cookieName = 'veche', passwordsFor = 'everyone' } = deps
  const sessionSecret = Buffer.from(hkdfSync('sha256', secret, 'veche', 'sessions', 32)).toString('base64url')
  const isSecure = publicUrl.startsWith('https://')
  const guard = createSignInGuard(db, sessionSecret)
  const auth = betterAuth({
    ...buildOptions(db, { sessionSecret, publicUrl, isSecure, cookieName, passwordsFor }),
    hooks: buildHooks(db, guard, clock),
  })
  const { authCookies, createAuthCookie } = await auth.$context
  return {
    handler: auth.handler,
    sessionCookieName: authCookies.sessionToken.name,
    secondFactorCookieName: createAuthCookie('two_factor').name,
    begunCookieName: createAuthCookie('begun').name,
    isSecure,
    sessionSecret,
    guard,
  }
}

type OptionDeps = {
  sessionSecret: string
  publicUrl: string
  isSecure: boolean
  cookieName: string
  passwordsFor: 'everyone' | 'administrators'
}

function buildOptions(
  db: Database,
  { sessionSecret, publicUrl, isSecure, cookieName, passwordsFor }: OptionDeps,
) {
  return {
    appName: 'Вече',
    baseURL: publicUrl,
    basePath: '/api/auth',
    secret: sessionSecret,
    database: { db, type: 'postgres', transaction: true },
    telemetry: { enabled: false },
    logger: { disabled: true },
    // The mount has already refused other sites; the product may be opened by more names than one.
    trustedOrigins: (request) => [publicUrl, ...originsOf(request)],
    user: { modelName: 'appUser' },
    session: { expiresIn: SESSION_SECONDS, disableSessionRefresh: true, cookieCache: { enabled: false } },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: MIN_PASSWORD_LENGTH,
      maxPasswordLength: MAX_PASSWORD_LENGTH,
      password: { hash: hashPassword, verify: verifyPassword },
    },
    rateLimit: {
      enabled: true,
      storage: 'database',
      window: 60,
      max: 120,
      customRules: {
        // By network, and a whole building may come to work behind one address; accounts have their own guard.
        '/sign-in/email': { window: 60, max: 100 },
        '/two-factor/verify-totp': { window: 60, max: 10 },
        '/two-factor/verify-backup-code': { window: 60, max: 10 },
      },
    },
    advanced: {
      // `__Host-`: the cookie belongs to this host alone. The library's own prefix would be weaker.
      useSecureCookies: false,
      cookiePrefix: isSecure ? `__Host-${cookieName}` : cookieName,
      defaultCookieAttributes: { secure: isSecure, httpOnly: true, sameSite: 'lax', path: '/' },
      database: { generateId: () => newId() },
      ipAddress: { ipAddressHeaders: [CLIENT_IP_HEADER] },
    },
    databaseHooks: {
      session: {
        create: {
          async before(session, context) {
            await refuseInactive(db, session.userId)
            const isByPassword = context?.path === '/sign-in/email'
            if (passwordsFor === 'administrators' && isByPassword) await refuseOthers(db, session.userId)
          },
        },
      },
    },
    plugins: [twoFactor({ issuer: 'Вече' })],
  } satisfies BetterAuthOptions
}

function originsOf(request: Request | undefined): string[] {
  const origin = request?.headers.get('origin')
  return origin ? [origin] : []
}

/** Asked in the middle of the library's own transaction, which it does not hand over. */
async function refuseInactive(db: Database, userId: string): Promise<void> {
  const user = await findActiveUser(db, userId)
  if (!user)
    throw new APIError('FORBIDDEN', { code: 'USER_INACTIVE', message: 'The account is switched off' })
}

/** The password was right: whoever guesses learns nothing here. Administrators keep this door for the day when the other is closed. */
async function refuseOthers(db: Database, userId: string): Promise<void> {
  if (!(await isAdministrator(asideOf(db), userId)))
    throw new APIError('FORBIDDEN', { code: 'ORGANISATION_ONLY', message: 'Sign in by the organisation' })
}

const SignInBody = z.object({ email: z.string().max(200) })
const CodeBody = z.object({ code: z.string().max(20) })

function buildHooks(db: Database, guard: SignInGuard, clock: Clock) {
  return {
    before: createAuthMiddleware(async (context) => {
      if (context.path === '/sign-in/email') {
        const { email } = parseBody(SignInBody, context.body)
        await guard.admit({ email, ip: readIp(context.headers), now: clock() }).catch(rethrowAsApiError)
      }
    }),
    after: createAuthMiddleware(async (context) => {
      const { path, body } = context
      const { newSession } = context.context
      if (!newSession) return
      if (path === '/sign-in/email') {
        const { email } = parseBody(SignInBody, body)
        await guard.acknowledge({ email, ip: readIp(context.headers), now: clock() })
      }
      if (path === '/two-factor/verify-totp') {
        const { code } = parseBody(CodeBody, body)
        if (await guard.useCodeOnce({ userId: newSession.user.id, code, now: clock() })) return
        await deleteSession(db, newSession.session.id)
        throw new APIError('UNAUTHORIZED', { code: 'INVALID_CODE', message: 'The code was used' })
      }
    }),
  }
}

function parseBody<T>(schema: z.ZodType<T>, body: unknown): T {
  const parsed = schema.safeParse(body)
  if (!parsed.success) throw new APIError('BAD_REQUEST', { code: 'INVALID_BODY', message: 'Wrong body' })
  return parsed.data
}

function readIp(headers: Headers | undefined): string {
  return headers?.get(CLIENT_IP_HEADER) ?? ''
}

function rethrowAsApiError(error: unknown): never {
  if (!(error instanceof AppError)) throw error
  throw new APIError('TOO_MANY_REQUESTS', {
    code: 'TOO_MANY_ATTEMPTS',
    message: 'Too many attempts',
    details: error.details,
  })
}
