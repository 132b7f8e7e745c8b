/** Somebody without a name shows a key; the key says whose it is. */

import type { PasskeySignInRequest } from '@veche/contract/admin/passkeys.ts'
import type { Database } from '../../../platform/database/db.ts'
import { ForbiddenError, UnauthorizedError } from '../../../platform/errors.ts'
import type { RequestOrigin } from '../../../platform/http/request-origin.ts'
import { isAdministrator } from '../sign-in/sign-in.repository.ts'
import { type Cookies, type StartedCookie, startSession } from '../sign-in/start-session.ts'
import { lockUser } from '../users/users.repository.ts'
import { takeChallenge } from './challenges.ts'
import { loadWebAuthn } from './load-web-authn.ts'
import { lockPasskey, type StoredPasskey, updatePasskeyUsed } from './passkeys.repository.ts'
import type { Site } from './site.ts'

type SignIn = {
  credential: PasskeySignInRequest['credential']
  /** What the browser that began keeps in a cookie. */
  holder: string | null
  site: Site
  origin: RequestOrigin
  cookies: Cookies
  passwordsFor: 'everyone' | 'administrators'
  now: Date
}

/** A refusal says nothing of why: whether a key is known is nobody's business. */
export class PasskeyRefused extends UnauthorizedError {
  readonly accountId: string | null
  constructor(accountId: string | null = null) {
    super('access.passkey_refused')
    this.accountId = accountId
  }
}

export async function signInByPasskey(db: Database, signIn: SignIn): Promise<StartedCookie> {
  const { credential, holder, origin, cookies, passwordsFor, now } = signIn
  const challenge = readChallenge(credential.response.clientDataJSON)
  // Used up first, in a statement of its own: what follows may be rolled back.
  if (holder === null || !(await takeChallenge(db, challenge, { holder, now }))) throw new PasskeyRefused()
  return db.transaction().execute(async (tx) => {
    const passkey = await lockPasskey(tx, Buffer.from(credential.id, 'base64url'))
    if (!passkey) throw new PasskeyRefused()
    const counter = await verify(passkey, { ...signIn, challenge })
    const user = await lockUser(tx, passkey.userId)
    if (!user.isActive) throw new PasskeyRefused(user.id)
    // Where the organisation decides who comes in, a key of one's own is a door of administrators as a password is.
    if (passwordsFor === 'administrators' && !(await isAdministrator(tx, user.id)))
      throw new ForbiddenError('access.organisation_only')
    await updatePasskeyUsed(tx, passkey.id, counter, now)
    const { cookie } = await startSession(tx, { user, origin, provider: null, isStrong: true, now }, cookies)
    return cookie
  })
}

/** Returns how often the device says that the key was used. */
async function verify(
  passkey: StoredPasskey,
  { credential, site, challenge }: SignIn & { challenge: string },
): Promise<number> {
  const { authenticatorAttachment: _where, response, ...shown } = credential
  const { userHandle, ...signed } = response
  // The device says whose the key is: it must be the one that we know.
  const named = userHandle ? Buffer.from(userHandle, 'base64url').toString() : passkey.userId
  if (named !== passkey.userId) throw new PasskeyRefused(passkey.userId)
  const { verifyAuthenticationResponse } = await loadWebAuthn()
  const answer = await verifyAuthenticationResponse({
    response: { ...shown, response: signed, clientExtensionResults: {} },
    ...{ expectedChallenge: challenge, expectedOrigin: site.origin, expectedRPID: site.host },
    requireUserVerification: true,
    credential: {
      ...{ id: passkey.credentialId.toString('base64url'), counter: passkey.counter },
      publicKey: new Uint8Array(passkey.publicKey),
    },
  }).catch(() => null)
  if (!answer?.verified) throw new PasskeyRefused(passkey.userId)
  return answer.authenticationInfo.newCounter
}

function readChallenge(clientDataJSON: string): string {
  try {
    const told: unknown = JSON.parse(Buffer.from(clientDataJSON, 'base64url').toString('utf8'))
    if (typeof told === 'object' && told !== null && 'challenge' in told) return String(told.challenge)
  } catch {
    // No JSON: a challenge that nobody was given.
  }
  return ''
}
