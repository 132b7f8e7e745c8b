/** A rumour as rows of the tables, with every column that the product would have written, and what the Book is told of it. */
import { DAY_MS, MINUTE_MS } from '@veche/contract/durations.ts'
import { hashWords, snapshotOf } from '../../../../modules/fakes/index.ts'
import type { Beside } from '../beside/beside.ts'
import type { World } from '../course/world.ts'
import { RUMOUR_NETWORKS } from '../networks/index.ts'
import type { ToldRumour } from './told-rumour.ts'

const WATCH_MS = 3 * DAY_MS

export function rowsOfRumour(
  told: ToldRumour,
  { until }: World,
): Pick<Beside, 'rows' | 'rumours' | 'judged'> {
  const { steps, id: fakeId, newId, publishedAt } = told
  const clocks = steps.map(({ step, startedAt, endedAt, by, clock }) => ({
    ...{ id: newId(startedAt), fakeId, step, startedAt, ...clock, endedAt, endedBy: by.id },
  }))
  const carriers = carrierRows(told)
  const isChecked = publishedAt !== null
  return {
    rows: {
      fake: [cardRow(told)],
      fakeClock: clocks,
      fakeCarrier: carriers,
      fakeReach: carriers.map(({ id, addedAt, views }) => ({ carrierId: id, at: addedAt, views })),
      ...(isChecked ? checkedRows(told, carriers) : {}),
    },
    rumours: changesOf(told),
    judged: [judgedOf(told, until)],
  }
}

/** As it is while it is judged: the database takes opinions of no other. */
function cardRow({ id, number, planned, agencyCode, firstSeenAt, total, checker }: ToldRumour): object {
  const { claim, rumour, locality, signalledAt, reachNote, carriers, dropReason } = planned
  return {
    ...{
      id,
      number,
      step: dropReason === null ? 'verdict' : 'triage',
      claim,
      fullText: carriers[0]?.text ?? claim,
    },
    ...{ signal: 'monitoring', municipalityCode: locality.code, topicCode: rumour.topic, agencyCode },
    ...{ isDanger: rumour.isDanger, harm: rumour.harm, reachNote, truth: rumour.facts.truth },
    ...{ responsibleId: checker.id, firstSeenAt, signalledAt, createdBy: checker.id, isLookedBack: true },
    ...{ totalDueAt: total.dueAt, totalRuleId: total.ruleId, totalRuleVersion: total.ruleVersion },
    ...{ opinionRound: 1, version: 4 },
  }
}

function judgedOf(told: ToldRumour, until: Date): Beside['judged'][number] {
  const { id, number, planned, publishedAt, checker, moderator } = told
  const known = { id, number, checker, moderator, dropReason: planned.dropReason, publishedAt }
  const dropped = {
    step: 'dropped',
    droppedAtStep: 'triage',
    verdict: null,
    watchUntil: null,
    closedAt: null,
  }
  if (publishedAt === null) return { ...known, ...dropped }
  const watchUntil = new Date(publishedAt.getTime() + WATCH_MS)
  // By the job of each minute.
  const endsAt = new Date(watchUntil.getTime() + MINUTE_MS)
  const closed = endsAt < until ? { step: 'closed', closedAt: endsAt } : { step: 'watch', closedAt: null }
  return { ...known, ...closed, droppedAtStep: null, verdict: planned.rumour.facts.verdict, watchUntil }
}

function carrierRows({ id: fakeId, planned, checker, newId, firstSeenAt }: ToldRumour) {
  const { carriers, signalledAt, index, chance } = planned
  return carriers.map(({ place, text }, at) => {
    const addedAt = new Date(signalledAt.getTime() + (at + 1) * 50_000)
    const writtenAt = new Date(firstSeenAt.getTime() + at * 7 * MINUTE_MS)
    const network = RUMOUR_NETWORKS[at] ?? null
    const permalink = `https://sosedi.example/past-${index + 1}-${at + 1}`
    const views = 90 + chance.below(900)
    const snapshot = snapshotOf({
      ...{ network, place, permalink, text, writtenAt: writtenAt.toISOString(), screenshot: null },
    })
    return {
      ...{ id: newId(addedAt), fakeId, place, network, permalink, text, writtenAt, views, shares: null },
      ...{
        snapshot: JSON.parse(snapshot.snapshot),
        snapshotHash: snapshot.snapshotHash,
        snapshotAt: addedAt,
      },
      ...{ state: 'confirmed', foundAs: 'by_hand', addedAt, addedBy: checker.id },
      ...{ decidedBy: checker.id, decidedAt: addedAt },
    }
  })
}

function checkedRows(told: ToldRumour, carriers: ReturnType<typeof carrierRows>): Beside['rows'] {
  const { id: fakeId, planned, endOf, newId, checker, moderator, body } = told
  const { facts, refutation } = planned.rumour
  const factsAt = new Date(endOf('facts').getTime() - MINUTE_MS)
  const judgedAt = endOf('verdict')
  const { verdict, reason } = facts
  const opinion = { fakeId, round: 1, verdict }
  const sentAt = endOf('publication')
  return {
    fakeEvidence: facts.evidence.map((evidence) => ({
      ...{ ...evidence, id: newId(factsAt), fakeId, url: null, hash: hashWords({ ...evidence, url: null }) },
      ...{ addedAt: factsAt, addedBy: body.id },
    })),
    fakeOpinion: [
      { ...opinion, userId: checker.id, reason, at: new Date(judgedAt.getTime() - 3 * MINUTE_MS) },
      { ...opinion, userId: moderator.id, reason, at: judgedAt },
    ],
    fakeText: [
      {
        ...{
          fakeId,
          no: 1,
          ...refutation,
          truth: facts.truth,
          writtenBy: checker.id,
          writtenAt: endOf('text'),
        },
        ...{ decision: 'approved', decidedBy: moderator.id, decidedAt: endOf('approval') },
      },
    ],
    fakePublication: carriers.map(({ id: carrierId, permalink }) => ({
      ...{ id: newId(sentAt), fakeId, kind: 'by_hand', carrierId, textNo: 1, queuedAt: sentAt },
      ...{ queuedBy: checker.id, sentAt, permalink: `${permalink}-reply` },
    })),
  }
}

/** As the trigger of migration 0097 tells it. */
function changesOf({ number, planned, total, publishedAt }: ToldRumour): Beside['rumours'] {
  const { signalledAt, locality, rumour, dropReason } = planned
  const facts = {
    ...{ source: 'rumour', rumour: number, municipality_code: locality.code, topic_code: rumour.topic },
    ...{ taken_at: signalledAt, due_at: total.dueAt, published_at: null, verdict: null },
  }
  const noticed = { at: signalledAt, kind: 'noticed', number, facts } as const
  if (dropReason !== null) return [noticed, { ...noticed, kind: 'dropped' }]
  if (publishedAt === null) return [noticed]
  const known = { ...facts, published_at: publishedAt, verdict: rumour.facts.verdict }
  return [noticed, { at: publishedAt, kind: 'checked', number, facts: known }]
}
