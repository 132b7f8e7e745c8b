/** What staff decide about the card of a question in the open register: hidden or not, in which words, with its answers or not. */
import type {
  PublicProblemResponse,
  UpdatePublicProblemRequest,
} from '@veche/contract/casework/public-problem.ts'
import type { Db } from '../../../platform/database/db.ts'
import { InvalidError } from '../../../platform/errors.ts'
import { joinEdit } from '../../../platform/fields-changed.ts'
import type { AppContext } from '../../../platform/http/app-context.ts'
import type { Actor } from '../../access/index.ts'
import { type Directory, getDirectory } from '../../directory/index.ts'
import { addActivity, authorize, canRun, getVisibleRow, lockVisibleIncident } from '../../incidents/index.ts'
import { findPersonalData } from '../../text/index.ts'
import { metresBetween } from './domain/nearby.ts'
import { listOfferedPhotos } from './photos.repository.ts'
import { placeOf, titleOf } from './present-problem.ts'
import { type DecidedCard, findCard, findCardChanger, saveCard } from './public-cards.repository.ts'
import { findProblem, findWork, type ProblemRow } from './register.repository.ts'

type Asked = { incidentId: string; actor: Actor }
/** Whoever may say what a question is about may say how everybody reads it. */
const RIGHT = 'classify'
const NOTHING: DecidedCard = { isHidden: false, hiddenReason: null, text: null, showsAnswer: false }

export async function readPublicCard(db: Db, { incidentId, actor }: Asked): Promise<PublicProblemResponse> {
  const visible = await getVisibleRow(db, incidentId, actor)
  const [row, card, photos, directory] = await Promise.all([
    findWork(db, incidentId),
    findCard(db, incidentId),
    listOfferedPhotos(db, incidentId),
    getDirectory(db),
  ])
  return {
    ...(card ?? NOTHING),
    ...{ number: row.number, title: titleOf(row, directory), place: placeOf(row, directory) },
    isInRegister: (await findProblem(db, row.number)) !== null,
    isAskedPublicly: row.surface !== 'form',
    joinedCount: row.joinedCount,
    photoCount: photos.length,
    point: pointOf(row, directory),
    canChange: canRun(actor, visible, RIGHT, null),
  }
}

/** Where the resident marked it, and the nearest town that the directory knows. */
function pointOf(
  { latitude, longitude }: Pick<ProblemRow, 'latitude' | 'longitude'>,
  { municipalities }: Pick<Directory, 'municipalities'>,
): PublicProblemResponse['point'] {
  if (latitude === null || longitude === null) return null
  const towns = municipalities.flatMap((place) =>
    place.latitude === null || place.longitude === null
      ? []
      : [
          {
            name: place.centre,
            metres: metresBetween(
              { latitude, longitude },
              { latitude: place.latitude, longitude: place.longitude },
            ),
          },
        ],
  )
  const [nearest] = towns.toSorted((a, b) => a.metres - b.metres)
  return { latitude, longitude, town: nearest?.name ?? null, townMetres: Math.round(nearest?.metres ?? 0) }
}

type Joined = { [Field in keyof DecidedCard]?: DecidedCard[Field] | undefined }
type Editing = Asked & { request: UpdatePublicProblemRequest }

export async function editPublicCard(
  { db, clock }: Pick<AppContext, 'db' | 'clock'>,
  { incidentId, actor, request: { before, ...wanted } }: Editing,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const locked = await lockVisibleIncident(tx, incidentId, actor)
    authorize(actor, locked.incident, RIGHT, null)
    const now = (await findCard(tx, incidentId)) ?? NOTHING
    const joined = await joinEdit({ now, before, wanted, findChanger: () => findCardChanger(tx, incidentId) })
    const next = tidy(now, joined)
    checkCard(next)
    const type = activityOf(now, next)
    if (type === null) return
    const at = clock()
    await saveCard(tx, { incidentId, ...next, changedAt: at, changedBy: actor.id })
    await addActivity(tx, locked, { type, at, actor, details: detailsOf(now, next) })
  })
}

/** Empty words are none, and what is shown needs no reason. */
function tidy(now: DecidedCard, { isHidden = now.isHidden, ...joined }: Joined): DecidedCard {
  const { hiddenReason = now.hiddenReason, text = now.text, showsAnswer = now.showsAnswer } = joined
  return { isHidden, hiddenReason: isHidden ? hiddenReason || null : null, text: text || null, showsAnswer }
}

function checkCard({ isHidden, hiddenReason, text }: DecidedCard): void {
  if (isHidden && hiddenReason === null)
    throw new InvalidError('register.reason_required', { field: 'hiddenReason' })
  if (text !== null && findPersonalData(text).length > 0)
    throw new InvalidError('register.personal_text', { field: 'text' })
}

/** Null: nothing has changed. */
function activityOf(before: DecidedCard, after: DecidedCard): string | null {
  if (before.isHidden !== after.isHidden) return after.isHidden ? 'register_hide' : 'register_show'
  const fields = ['hiddenReason', 'text', 'showsAnswer'] as const
  return fields.some((field) => before[field] !== after[field]) ? 'register_change' : null
}

/** `comment` is what a person reads in the history. */
function detailsOf(before: DecidedCard, after: DecidedCard): Record<string, unknown> {
  const comment = after.isHidden ? after.hiddenReason : after.text
  return { comment, before, after }
}
