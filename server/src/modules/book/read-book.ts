/** How the Book fares, for administrators. */
import { formatKey } from '@veche/book/notes/key.ts'
import type { BookResponse } from '@veche/contract/admin/book.ts'
import { SECOND_MS } from '@veche/contract/durations.ts'
import type { Db } from '../../platform/database/db.ts'
import { countChanges, findLastCheck } from './checking/index.ts'
import { listDays } from './days/index.ts'
import { findCurrentKey, listKeys } from './keys/index.ts'
import { countUnposted } from './posting/index.ts'
import { nameOfKey, presentWatched, presentWitness } from './present-book.ts'
import { findCheckpoint } from './tiles/index.ts'
import { FORK, listWatched, openWitnessKey, type WatchingContext } from './watching/index.ts'
import { isAccusing, listWitnesses, type WitnessesContext } from './witnesses/index.ts'
import type { BookContext } from './writing/index.ts'

export type TrustContext = BookContext & WatchingContext & WitnessesContext & { publicUrl: string }

export async function readBook(context: TrustContext): Promise<BookResponse> {
  const { db, origin, publicUrl } = context
  const [checkpoint, keys, changes, check, witnesses, watched, self, [day]] = await Promise.all([
    findCheckpoint(db),
    listKeys(db),
    countChanges(db),
    findLastCheck(db),
    listWitnesses(db),
    listWatched(db),
    openWitnessKey(context),
    listDays(db, 1),
  ])
  return {
    checkpoint: checkpoint ? { size: checkpoint.size, at: checkpoint.at.toISOString() } : null,
    origin,
    keys: keys.map(({ verifierKey, madeAt, retiredAt }) => ({
      verifierKey,
      madeAt: madeAt.toISOString(),
      retiredAt: retiredAt?.toISOString() ?? null,
    })),
    waiting: changes.waiting,
    refused: changes.refused,
    check: check ? presentCheck(check) : null,
    lastDay: day ? { ...day, root: day.root.toString('base64') } : null,
    witnesses: witnesses.map(presentWitness),
    watched: watched.map(presentWatched),
    self: { url: `${publicUrl}/witness`, verifierKey: formatKey(self.key) },
  }
}

function presentCheck(
  check: NonNullable<Awaited<ReturnType<typeof findLastCheck>>>,
): NonNullable<BookResponse['check']> {
  const { at, questions, rumours, differences, examples } = check
  return { at: at.toISOString(), questions, rumours, differences, examples: examples as BookExamples }
}

/** Written by the comparison, in this shape. */
type BookExamples = NonNullable<BookResponse['check']>['examples']

/** How the Book fares, as counts. Null: it has not begun. */
export async function readBookFacts(db: Db, now: Date) {
  const checkpoint = await findCheckpoint(db)
  if (!checkpoint) return null
  const [changes, check, witnesses, watched, unposted] = await Promise.all([
    countChanges(db),
    findLastCheck(db),
    listWitnesses(db),
    listWatched(db),
    countUnposted(db),
  ])
  return {
    unposted,
    signedSeconds: Math.max(0, Math.round((now.getTime() - checkpoint.at.getTime()) / SECOND_MS)),
    waiting: changes.waiting,
    refused: changes.refused,
    differences: check?.differences ?? null,
    away: witnesses.filter(({ failure }) => failure !== null).length,
    accusing: witnesses.filter(({ failure }) => isAccusing(failure)).length,
    forked: watched.filter(({ refusal }) => refusal === FORK).length,
  }
}

/** What anybody is shown of the Book: its newest end, the key, and who has signed it when. Null: it has not begun. */
export async function readShownBook(db: Db) {
  const [checkpoint, key, witnesses] = await Promise.all([
    findCheckpoint(db),
    findCurrentKey(db),
    listWitnesses(db),
  ])
  if (!checkpoint || !key) return null
  return {
    ...checkpoint,
    key: key.verifierKey,
    witnesses: witnesses.flatMap(({ verifierKey, signedAt }) =>
      signedAt ? [{ name: nameOfKey(verifierKey), signedAt }] : [],
    ),
  }
}
