/** The anonymous pulse: who asks for a blank is known, and whose blank comes back is not. */
import { createHash } from 'node:crypto'
import { messageOf } from '@veche/contract/portal/blind-token.ts'
import type {
  PulseAnswerRequest,
  PulseAnswerResponse,
  PulseResponse,
  PulseWordsResponse,
  TakeBlankRequest,
} from '@veche/contract/portal/pulse.ts'
import { PULSE_LEAST, PULSE_REST } from '@veche/contract/values/portal/pulse.ts'
import type { z } from 'zod'
import type { Db } from '../../../platform/database/db.ts'
import { ConflictError, InvalidError } from '../../../platform/errors.ts'
import type { AppContext } from '../../../platform/http/app-context.ts'
import { dateInZone } from '../../../platform/working-time/index.ts'
import { type Actor, isPermitted } from '../../access/index.ts'
import { isSigned, makeKey, signBlinded } from './blind-sign.ts'
import { monthsOf } from './domain/tally.ts'
import {
  findBlank,
  findKey,
  findOwnGroup,
  insertBlank,
  insertKey,
  type KeyRow,
  listSums,
  listWords,
} from './pulse.repository.ts'
import type { PulseBag } from './pulse-bag.ts'

export type PulseContext = Pick<AppContext, 'db' | 'clock' | 'region' | 'vault'>

function monthNow({ clock, region }: PulseContext): string {
  return dateInZone(region.timeZone, clock()).slice(0, 7)
}

const hashOf = (text: string) => createHash('sha256').update(text).digest('base64url')

/** Too few are counted among the rest. */
async function groupFor(db: Db, userId: string): Promise<{ group: string; people: number }> {
  const { group, people, isolated } = await findOwnGroup(db, userId)
  return people >= PULSE_LEAST ? { group, people } : { group: PULSE_REST, people: isolated }
}

async function getKey({ db, vault }: PulseContext, place: { month: string; group: string }): Promise<KeyRow> {
  const known = await findKey(db, place)
  if (known) return known
  const { pkcs8, n, e } = await makeKey()
  await insertKey(db, { ...place, n, e, sealedKey: vault.sealBytes(pkcs8) })
  // Whoever was first stands, so that all of a group have the same.
  const key = await findKey(db, place)
  if (!key) throw new Error('pulse: the key is not there')
  return key
}

export async function readPulse(context: PulseContext, actor: Actor): Promise<PulseResponse> {
  const { db } = context
  const month = monthNow(context)
  const blank = await findBlank(db, { month, userId: actor.id })
  const own = await groupFor(db, actor.id)
  const group = blank?.group ?? own.group
  const { n, e } = await getKey(context, { month, group })
  const mayReadWords = isPermitted(actor, 'feedback.answer')
  return {
    ...{ month, group, people: own.people, key: { group, n, e }, isTaken: blank !== null, mayReadWords },
    months: monthsOf(await listSums(db), mayReadWords ? 'all' : [group, own.group]),
  }
}

type Taking = { request: z.infer<typeof TakeBlankRequest>; actor: Actor }

/** The row says that the person has a blank, and nothing of what they do with it. */
export async function takeBlank(context: PulseContext, { request, actor }: Taking): Promise<string> {
  const { db, vault } = context
  const month = monthNow(context)
  const place = { month, userId: actor.id }
  const { group } = (await findBlank(db, place)) ?? (await groupFor(db, actor.id))
  if (request.month !== month || request.group !== group) throw new ConflictError('pulse.month_changed')
  const key = await getKey(context, { month, group })
  const signed = signBlinded(vault.openBytes(key.sealedKey), request.blinded)
  if (signed === null) throw new InvalidError('pulse.bad_blank', { field: 'blinded' })
  const blindedHash = hashOf(request.blinded)
  await insertBlank(db, { ...place, group, blindedHash })
  const blank = await findBlank(db, place)
  if (blank?.blindedHash !== blindedHash) throw new ConflictError('pulse.taken_already')
  return signed
}

/** Blanks of the month before are taken too: whoever took one on its last day has time. */
function isTakenIn(month: string, now: string): boolean {
  const [year = 0, of = 1] = now.split('-').map(Number)
  const before = of === 1 ? `${year - 1}-12` : `${year}-${String(of - 1).padStart(2, '0')}`
  return month === now || month === before
}

export async function handIn(
  context: PulseContext,
  bag: PulseBag,
  { serial, signature, ...answer }: PulseAnswerRequest,
): Promise<z.infer<typeof PulseAnswerResponse>> {
  const now = monthNow(context)
  const key = isTakenIn(answer.month, now) ? await findKey(context.db, answer) : null
  if (!key || !isSigned(key, messageOf({ ...answer, serial }), signature))
    throw new InvalidError('pulse.not_signed')
  return { state: await bag.add({ ...answer, serialHash: hashOf(serial) }, now) }
}

export async function readWords({ db }: PulseContext): Promise<PulseWordsResponse> {
  const months = Map.groupBy(await listWords(db), ({ month }) => month)
  return {
    months: [...months].map(([month, rows]) => ({
      month,
      words: rows.map(({ id, group, words }) => ({ id, group, words })),
    })),
  }
}
