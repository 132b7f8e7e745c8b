/** A person adds a key of a device: whether they may, what the device is asked, and what it made. */

import type { AddPasskeyRequest } from '@veche/contract/admin/passkeys.ts'
import type { Database, Tx } from '../../../platform/database/db.ts'
import { ConflictError, ForbiddenError, InvalidError } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import type { AccountNotices } from '../account-notices.ts'
import type { SignedIn } from '../actor.repository.ts'
import { addJournal } from '../journal/journal.repository.ts'
import { getUser, lockUser } from '../users/users.repository.ts'
import { saveChallenge, takeChallenge } from './challenges.ts'
import { loadWebAuthn } from './load-web-authn.ts'
import { insertPasskey, listPasskeys, updateSessionStrong } from './passkeys.repository.ts'
import type { Site } from './site.ts'

const MOST_PASSKEYS = 10
const FRESH_MS = 10 * 60_000
/** EdDSA, ES256 and RS256: what every device has. */
const ALGORITHMS = [-8, -7, -257]

/** Signed in a moment ago by what is worth more than a password, or by an organisation, where nobody may know one. */
export function isFresh({ startedAt, isStrong, provider }: SignedIn, now: Date): boolean {
  const isNew = startedAt !== null && now.getTime() - startedAt.getTime() < FRESH_MS
  return isNew && (isStrong || provider !== null)
}

/** Whoever has a second factor adds another only with the first: a stolen password must not be enough. */
async function assertStrong(
  db: Database | Tx,
  { actor, isStrong, hasSecondFactor }: SignedIn,
): Promise<void> {
  if (isStrong || hasSecondFactor) return
  if ((await listPasskeys(db, actor.id)).length > 0)
    throw new ForbiddenError('access.strong_sign_in_required')
}

export async function buildPasskeyOptions(
  db: Database,
  signedIn: SignedIn,
  { site, now }: { site: Site; now: Date },
) {
  await assertStrong(db, signedIn)
  const { actor, credential } = signedIn
  const own = await listPasskeys(db, actor.id)
  if (own.length >= MOST_PASSKEYS)
    throw new ConflictError('access.too_many_passkeys', { most: MOST_PASSKEYS })
  const { email, name } = await getUser(db, actor.id)
  const challenge = await saveChallenge(db, credential.id, now)
  const { generateRegistrationOptions } = await loadWebAuthn()
  return generateRegistrationOptions({
    ...{ rpName: 'Вече', rpID: site.host, userName: email, userDisplayName: name },
    userID: new TextEncoder().encode(actor.id),
    challenge: Buffer.from(challenge, 'base64url'),
    attestationType: 'none',
    supportedAlgorithmIDs: ALGORITHMS,
    excludeCredentials: own.map(({ credentialId }) => ({ id: credentialId.toString('base64url') })),
    // The device finds the key without being told whose it is, and checks a finger, a face or a code itself.
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
}

type Add = {
  signedIn: SignedIn
  name: string
  credential: AddPasskeyRequest['credential']
  site: Site
  notices: AccountNotices
  now: Date
}

export async function addPasskey(db: Database, { signedIn, name, credential, ...more }: Add): Promise<void> {
  const { site, notices, now } = more
  const { actor } = signedIn
  const { authenticatorAttachment: _where, ...made } = credential
  const { verifyRegistrationResponse } = await loadWebAuthn()
  const verified = await verifyRegistrationResponse({
    response: { ...made, clientExtensionResults: {} },
    expectedChallenge: (challenge) => takeChallenge(db, challenge, { holder: signedIn.credential.id, now }),
    ...{ expectedOrigin: site.origin, expectedRPID: site.host, requireUserVerification: true },
    supportedAlgorithmIDs: ALGORITHMS,
  }).catch((error: unknown) => {
    throw new InvalidError('access.passkey_refused', {}, { cause: error })
  })
  if (!verified.verified) throw new InvalidError('access.passkey_refused')
  const { credential: key, credentialBackedUp: isSynced } = verified.registrationInfo
  await db.transaction().execute(async (tx) => {
    await lockUser(tx, actor.id)
    await assertStrong(tx, signedIn)
    const own = await listPasskeys(tx, actor.id)
    if (own.length >= MOST_PASSKEYS)
      throw new ConflictError('access.too_many_passkeys', { most: MOST_PASSKEYS })
    const isNew = await insertPasskey(tx, {
      ...{ id: newId(), userId: actor.id, name, isSynced, createdAt: now, counter: key.counter },
      ...{ credentialId: Buffer.from(key.id, 'base64url'), publicKey: Buffer.from(key.publicKey) },
      transports: key.transports ?? [],
    })
    if (!isNew) throw new ConflictError('access.passkey_known')
    // The device has been shown just now, so this sign-in has both.
    await updateSessionStrong(tx, signedIn.credential.id)
    await addJournal(tx, { actor, action: 'passkey.added', objectType: 'user', objectId: actor.id })
    await notices.notify(tx, { userId: actor.id, news: 'passkey_added', now })
  })
}
