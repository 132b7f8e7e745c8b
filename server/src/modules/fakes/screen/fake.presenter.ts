/** A card as its screen shows it, with what the reader may do now. */
import type { FakeResponse } from '@veche/contract/fakes.ts'
import { TIMED_FAKE_STEPS } from '@veche/contract/values/fakes.ts'
import type { Db } from '../../../platform/database/db.ts'
import { beyondScope } from '../../../platform/database/readers/reader.ts'
import type { Actor } from '../../access/index.ts'
import { type FakeDeps, type FakeRow, type FakesContext, findNumber, hideOpinions } from '../card/index.ts'
import { isTimed, listClocks, startStepClock } from '../clocks/index.ts'
import { getListedFake, minutesBetween, presentListItem } from '../list/index.ts'
import { listSimilar } from '../matching/index.ts'
import { readSpread } from '../places/index.ts'
import {
  listStanding,
  presentCarriers,
  presentPostChats,
  presentPublications,
  readReach,
} from '../publication/index.ts'
import { listCorrections, listTexts } from '../text/index.ts'
import { listOpinions, presentEvidence } from '../verdict/index.ts'
import { abilitiesOf } from './abilities.ts'

export async function presentFake(
  context: FakesContext,
  { fakeId, actor }: { fakeId: string; actor: Actor },
): Promise<FakeResponse> {
  const { db, clock } = context
  const fake = await getListedFake(db, fakeId, actor)
  const known = await listStanding(db, fakeId)
  const [spread, carriers, reach, chats, duplicateOf, similar, own] = await Promise.all([
    readSpread(db, [fakeId]),
    presentCarriers(db, fake, known, context),
    readReach(db, fakeId),
    presentPostChats(db, fake, known, context),
    beyondScope('of the card that it repeats the number is told', () => findNumber(db, fake.duplicateOfId)),
    listSimilar(db, { fake, actor }),
    presentOwn(db, fake, actor),
  ])
  return {
    ...presentListItem(fake, spread.get(fakeId)),
    ...{ fullText: fake.fullText, truth: fake.truth, reachNote: fake.reachNote },
    isCheckable: isCheckable(fake),
    ...{ responsibleId: fake.responsibleId, duplicateOf, similar },
    totalLimitMinutes: minutesBetween(fake.signalledAt, fake.totalDueAt),
    limitsAhead: limitsAhead(fake, { ...(await context.loadDeps()), now: clock() }),
    ...{ ...own, carriers, reach, chats, publications: presentPublications(known) },
    abilities: await abilitiesOf(db, { fake, actor, now: clock() }),
  }
}

function isCheckable({ dropReason, step }: FakeRow): boolean | null {
  if (dropReason === 'not_checkable') return false
  return step === 'signal' || step === 'triage' || step === 'dropped' ? null : true
}

/** Computed by the present rules; later steps may get a newer version. */
function limitsAhead(fake: FakeRow, { now, ...deps }: FakeDeps): FakeResponse['limitsAhead'] {
  if (!isTimed(fake.step)) return []
  return TIMED_FAKE_STEPS.slice(TIMED_FAKE_STEPS.indexOf(fake.step) + 1).map((step) => {
    const { dueAt } = startStepClock(step, fake, { at: now, ...deps })
    return { step, minutes: minutesBetween(now, dueAt) }
  })
}

type Own = Pick<FakeResponse, 'clocks' | 'evidence' | 'opinions' | 'texts' | 'corrections'>

async function presentOwn(db: Db, fake: FakeRow, actor: Actor): Promise<Own> {
  const [clocks, evidence, opinions, texts, corrections] = await Promise.all([
    listClocks(db, [fake.id]),
    presentEvidence(db, { fake, actor }),
    listOpinions(db, fake),
    listTexts(db, fake.id),
    listCorrections(db, fake.id),
  ])
  return {
    evidence,
    clocks: clocks.map(({ step, startedAt, dueAt, endedAt, endedByName }) => ({
      ...{ step, startedAt: startedAt.toISOString(), dueAt: dueAt.toISOString(), endedByName },
      endedAt: endedAt?.toISOString() ?? null,
      limitMinutes: minutesBetween(startedAt, dueAt),
    })),
    opinions: hideOpinions(opinions, { readerId: actor.id, isDecided: fake.verdict !== null }).map(
      ({ at, ...opinion }) => ({ ...opinion, at: at.toISOString(), isMine: opinion.userId === actor.id }),
    ),
    texts: texts.map(presentText),
    corrections: corrections.map(({ at, ...row }) => ({ ...row, at: at.toISOString() })),
  }
}

type TextRow = Awaited<ReturnType<typeof listTexts>>[number]

function presentText({
  pictureId,
  pictureName,
  pictureType,
  ...text
}: TextRow): FakeResponse['texts'][number] {
  return {
    ...text,
    picture:
      pictureId === null ? null : { id: pictureId, name: pictureName ?? '', contentType: pictureType ?? '' },
    writtenAt: text.writtenAt.toISOString(),
    decidedAt: text.decidedAt?.toISOString() ?? null,
  }
}
