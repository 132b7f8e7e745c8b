/** Naming who is responsible, and confirming what no network tells. */
import type { PassportOwner } from '@veche/contract/portal/page-passports.ts'
import { ForbiddenError, InvalidError } from '../../../platform/errors.ts'
import { type Fields, joinEdit } from '../../../platform/fields-changed.ts'
import type { Actor } from '../../access/index.ts'
import type { SaidCode } from './domain/requirements.ts'
import { mayChange } from './passports.policy.ts'
import {
  listCandidates,
  listPassports,
  listSaid,
  lockPassport,
  saveOwner,
  saveSaid,
} from './passports.repository.ts'
import { getPage, type PassportsContext } from './read-passports.ts'

type One = { channelId: string; actor: Actor }
type Edit<Wanted> = One & { wanted: Wanted; before: Fields | undefined }

async function authorize(context: PassportsContext, one: One): Promise<string> {
  const { page, directory } = await getPage(context, one)
  const { municipalityCode } = page.channel
  if (!mayChange(one.actor, municipalityCode, directory)) throw new ForbiddenError('passport.forbidden')
  return municipalityCode
}

export async function setOwner(
  context: PassportsContext,
  { wanted, before, ...one }: Edit<{ owner: PassportOwner | null }>,
): Promise<void> {
  const { db, clock } = context
  const { channelId, actor } = one
  const municipalityCode = await authorize(context, one)
  const { owner } = wanted
  if (owner && owner.userId === null && owner.name === '')
    throw new InvalidError('passport.owner_without_name', { field: 'owner' })
  await db.transaction().execute(async (tx) => {
    await lockPassport(tx, channelId)
    const row = (await listPassports(tx)).get(channelId)
    const isNamed = row !== undefined && (row.ownerId !== null || row.ownerName !== '')
    const now = { owner: isNamed ? { userId: row.ownerId, name: row.ownerName } : null }
    const findChanger = async () => ({ by: row?.ownerSetByName ?? null, at: row?.ownerSetAt ?? clock() })
    const touched = await joinEdit({ now, before, wanted, findChanger })
    if (touched.owner === undefined) return
    const candidates = owner?.userId ? await listCandidates(tx, municipalityCode) : []
    if (owner?.userId && !candidates.some(({ id }) => id === owner.userId))
      throw new InvalidError('passport.owner_unknown', { field: 'owner' })
    const name = owner?.userId ? '' : (owner?.name ?? '')
    await saveOwner(tx, channelId, {
      ...{ owner: owner && { userId: owner.userId, name }, by: actor.name, now: clock() },
    })
  })
}

type Said = { isMet: boolean | null; note: string }

export async function confirmRequirement(
  context: PassportsContext,
  { code, wanted, before, ...one }: Edit<Said> & { code: SaidCode },
): Promise<void> {
  const { db, clock } = context
  const { channelId, actor } = one
  await authorize(context, one)
  if (wanted.isMet === false && wanted.note === '')
    throw new InvalidError('passport.note_required', { field: 'note' })
  await db.transaction().execute(async (tx) => {
    await lockPassport(tx, channelId)
    const last = (await listSaid(tx)).get(channelId)?.find((word) => word.code === code)
    const now = { isMet: last?.isMet ?? null, note: last?.note ?? '' }
    const findChanger = async () => ({ by: last?.saidByName ?? null, at: last?.saidAt ?? clock() })
    // Also what stays as it was is said anew: it is looked at again each half year.
    await joinEdit({ now, before, wanted, findChanger })
    await saveSaid(tx, { channelId, code, ...wanted }, { by: actor, now: clock() })
  })
}
