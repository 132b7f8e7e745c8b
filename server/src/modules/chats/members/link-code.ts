/**
 * How an account of a network becomes an official's: its owner, signed in here, gets a code and sends it to a page of
 * ours from that account. Whoever can do both is the same person.
 */
import { randomInt } from 'node:crypto'
import type { Tx } from '../../../platform/database/db.ts'
import { ConflictError, NotFoundError } from '../../../platform/errors.ts'
import { addEvents, type NewEvent } from '../../../platform/events/events.ts'
import type { AppContext } from '../../../platform/http/app-context.ts'
import { type Actor, addJournal } from '../../access/index.ts'
import type { Arrival } from '../../inbox/index.ts'
import { type StaffDialog, saveDialog, switchDialog } from '../staff-dialogs/index.ts'
import {
  formatLinkCode,
  LINK_CODE_LIVES_MS,
  LINK_CODES,
  LINK_TRIES,
  LINK_TRIES_MS,
  readLinkCode,
} from './domain/link-code.ts'
import {
  addTry,
  countTries,
  deleteAccount,
  linkAccount,
  replaceCode,
  takeCode,
} from './link-code.repository.ts'

type LinkContext = Pick<AppContext, 'db' | 'clock' | 'vault'>
const DRAWS = 10

/** The code itself is in this answer and nowhere else. */
export function createLinkCode(
  { db, clock, vault }: LinkContext,
  actor: Actor,
): Promise<{ code: string; expiresAt: Date }> {
  const now = clock()
  const expiresAt = new Date(now.getTime() + LINK_CODE_LIVES_MS)
  return db.transaction().execute(async (tx) => {
    for (let draw = 0; draw < DRAWS; draw += 1) {
      const code = formatLinkCode(randomInt(LINK_CODES))
      if (await replaceCode(tx, { userId: actor.id, codeHash: vault.mark(code), expiresAt }, now))
        return { code, expiresAt }
    }
    throw new ConflictError('chat.no_free_code')
  })
}

export async function unlinkAccount(
  { db }: LinkContext,
  { authorId, actor }: { authorId: string; actor: Actor },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    if (!(await deleteAccount(tx, { authorId, userId: actor.id }))) throw new NotFoundError('chat.no_account')
    await addJournal(tx, {
      ...{ actor, action: 'network_account.unlinked', objectType: 'user', objectId: actor.id },
      details: { authorId },
    })
    addEvents(tx, [accountEvent(actor.id)])
  })
}

export async function setDialogNews(
  { db, clock }: LinkContext,
  { authorId, isOn, actor }: { authorId: string; isOn: boolean; actor: Actor },
): Promise<void> {
  const isThere = await switchDialog(db, { authorId, userId: actor.id, isOn, now: clock() })
  if (!isThere) throw new NotFoundError('chat.no_dialog')
}

type LinkDeps = { vault: AppContext['vault']; now: Date }

/** Removes messages that are a valid code. All others, wrong codes too, go on and become incidents. */
export async function linkByCodes(tx: Tx, arrivals: readonly Arrival[], deps: LinkDeps): Promise<Arrival[]> {
  const others: Arrival[] = []
  for (const arrival of arrivals) {
    const said = readCode(arrival)
    if (!said || !(await linkByCode(tx, said, deps))) others.push(arrival)
  }
  return others
}

type Said = { code: string; authorId: string; network: string; dialog: StaffDialog }

/** Only in private, because anybody who reads a code in a comment could send it first. */
function readCode({ message, change }: Arrival): Said | null {
  const { surface, direction, authorKind, authorId, automatic, network, text } = message
  const isSaidByPerson = direction === 'in' && authorKind === 'person' && automatic === null
  if (change !== 'appeared' || surface !== 'private' || !isSaidByPerson || authorId === null) return null
  const code = readLinkCode(text)
  const { channelId, container, threadExternalId, externalId: replyToExternalId } = message
  const dialog = { authorId, channelId, container, threadExternalId, replyToExternalId }
  return code === null ? null : { code, authorId, network, dialog }
}

async function linkByCode(
  tx: Tx,
  { code, authorId, network, dialog }: Said,
  { vault, now }: LinkDeps,
): Promise<boolean> {
  const since = new Date(now.getTime() - LINK_TRIES_MS)
  if ((await countTries(tx, authorId, since)) >= LINK_TRIES) return false
  const user = await takeCode(tx, vault.mark(code), now)
  if (!user) {
    await addTry(tx, { authorId, triedAt: now, since })
    return false
  }
  const previousId = await linkAccount(tx, { authorId, userId: user.id, linkedAt: now })
  const isMoved = previousId !== null && previousId !== user.id
  await saveDialog(tx, { ...dialog, isKept: !isMoved, now })
  await addJournal(tx, {
    ...{ actor: user, action: 'network_account.linked', objectType: 'user', objectId: user.id },
    details: { authorId, network, ...(isMoved ? { previousUserId: previousId } : {}) },
  })
  addEvents(tx, [accountEvent(user.id), ...(isMoved ? [accountEvent(previousId)] : [])])
  return true
}

function accountEvent(userId: string): NewEvent {
  return { payload: { type: 'network_account' }, audience: { kind: 'user', userId } }
}
