/** Of the other rooms of the portal: news and orders, duties at posts, and the exercise that goes on. */
import { DAY_MS } from '@veche/contract/durations.ts'
import { getDirectory } from '../../directory/index.ts'
import { broadcastsToApprove } from '../broadcasts/index.ts'
import {
  listReturned as listReturnedCourses,
  listUnapproved as listUnapprovedCourses,
  mayApprove as mayApproveCourses,
} from '../courses/index.ts'
import { exerciseFor } from '../exercises/index.ts'
import { countWaiting, listWaiting } from '../feedback/index.ts'
import { listReturned, listUnapproved, mayApprove as mayApproveArticles } from '../knowledge/index.ts'
import { openCoursesOf } from '../learning/index.ts'
import { actsToDecide } from '../moderation/index.ts'
import { openBulletinsOf } from '../orders/index.ts'
import { practicesToApprove } from '../practices/index.ts'
import { dutiesOf } from '../roster/index.ts'
import { rulesToDecide } from '../rules/index.ts'
import { buildItem, MOST, type Part, type Reading, shorten, toMoment } from './source.ts'

/** News that the reader has not read, and orders that they have not read or not done. */
export async function readOrders({ db, actor, now }: Reading): Promise<Part> {
  const bulletins = await openBulletinsOf(db, { userId: actor.id, now })
  const items = bulletins.slice(0, MOST).map(({ id, kind, title, isRead, isOwing, dueAt, act }) =>
    buildItem({
      ...{
        kind,
        id,
        thing: `bulletin:${id}`,
        title,
        dueAt: toMoment(dueAt),
        act: actOf({ kind, isRead, isOwing }),
      },
      words: act ? shorten(act) : null,
    }),
  )
  return { items, beyond: bulletins.length - items.length }
}

type Stand = { kind: 'news' | 'order'; isRead: boolean; isOwing: boolean }

function actOf({ kind, isRead, isOwing }: Stand): 'read' | 'read_rest' | 'do' {
  if (isRead) return 'do'
  return kind === 'order' && !isOwing ? 'read_rest' : 'read'
}

/** Texts to many places that wait for the reader's word. */
export async function readBroadcasts({ db, actor }: Reading): Promise<Part> {
  const rows = await broadcastsToApprove(db, actor)
  const items = rows.slice(0, MOST).map(({ id, title, isUrgent, publishAt, writtenByName, writtenAt }) =>
    buildItem({
      ...{ kind: 'broadcast', id, thing: `broadcast:${id}`, act: 'decide', title, isUrgent },
      dueAt: toMoment(publishAt),
      waiting: { name: writtenByName, since: writtenAt.toISOString() },
    }),
  )
  return { items, beyond: rows.length - items.length }
}

/** What worked somewhere is published once another person has said yes to it. */
export async function readPractices({ db, actor }: Reading): Promise<Part> {
  const rows = await practicesToApprove(db, actor, MOST + 1)
  const items = rows.slice(0, MOST).map(({ id, title, municipalityCode, writtenByName, writtenAt }) =>
    buildItem({
      ...{ kind: 'practice', id, thing: `practice:${id}`, act: 'decide', title, municipalityCode },
      waiting: { name: writtenByName, since: writtenAt.toISOString() },
    }),
  )
  return { items, beyond: rows.length - items.length }
}

/** Bans that wait for a second person. */
export async function readNetworkActs({ db, actor, now }: Reading): Promise<Part> {
  const acts = await actsToDecide(db, { actor, now })
  const items = acts.slice(0, MOST).map(({ id, channelName, network, askedByName, askedAt, words }) =>
    buildItem({
      ...{ kind: 'moderation', id, thing: `network_act:${id}`, act: 'decide', title: '' },
      ...{ where: channelName, network, words: shorten(words) },
      waiting: { name: askedByName, since: askedAt.toISOString() },
    }),
  )
  return { items, beyond: acts.length - items.length }
}

/** Today and tomorrow; a post opens where its body tells who stands beside one. */
export async function readPosts({ db, actor, now, endOfDay }: Reading): Promise<Part> {
  const to = new Date(endOfDay.getTime() + DAY_MS)
  const [{ agencies }, duties] = await Promise.all([
    getDirectory(db),
    dutiesOf(db, { userId: actor.id, from: now, to }),
  ])
  const items = duties.slice(0, MOST).map(({ id, post, agencyCode, startsAt, endsAt }) =>
    buildItem({
      ...{ kind: 'duty', id: agencyCode, thing: `shift:${id}`, act: 'open', title: post },
      where: agencies.find(({ code }) => code === agencyCode)?.shortName ?? null,
      ...{ startsAt: toMoment(startsAt), endsAt: toMoment(endsAt) },
    }),
  )
  return { items, beyond: duties.length - items.length }
}

/** What the centre is asked and has not answered, for each of its people: whoever is there first answers. */
export async function readFeedback({ db, actor }: Reading): Promise<Part> {
  const [threads, count] = await Promise.all([listWaiting(db, MOST), countWaiting(db)])
  const items = threads
    .filter(({ authorId }) => authorId !== actor.id)
    .map(({ id, title, authorName, lastAt }) =>
      buildItem({
        ...{ kind: 'feedback', id, thing: `feedback:${id}`, act: 'reply', title },
        waiting: { name: authorName, since: lastAt.toISOString() },
      }),
    )
  return { items, beyond: Math.max(0, count - MOST) }
}

/** There is one at most: it calls those who play it, and before it begins their colleagues to the roles that are free. */
export async function readExercise({ db, actor }: Reading): Promise<Part> {
  const run = await exerciseFor(db, actor)
  if (!run) return { items: [], beyond: 0 }
  const { id, title, isPlayer, startedByName } = run
  const act = isPlayer ? 'open' : 'join'
  return {
    items: [buildItem({ kind: 'exercise', id, thing: `exercise:${id}`, act, title, where: startedByName })],
    beyond: 0,
  }
}

/** Articles of the reader that came back with a reason. */
export async function readArticles({ db, actor }: Reading): Promise<Part> {
  const rows = await listReturned(db, actor.id)
  const items = rows.slice(0, MOST).map(({ id, title, reason, byName, at }) =>
    buildItem({
      ...{ kind: 'article', id, thing: `article:${id}`, act: 'mend', title, words: shorten(reason) },
      waiting: { name: byName, since: at.toISOString() },
    }),
  )
  return { items, beyond: rows.length - items.length }
}

/** Articles of others that wait for the reader's word. */
export async function readArticlesToApprove({ db, actor }: Reading): Promise<Part> {
  if (!mayApproveArticles(actor)) return { items: [], beyond: 0 }
  const rows = await listUnapproved(db, actor.id, MOST + 1)
  const items = rows.slice(0, MOST).map(({ id, title, writtenByName, writtenAt }) =>
    buildItem({
      ...{ kind: 'article_review', id, thing: `article:${id}`, act: 'decide', title },
      waiting: { name: writtenByName, since: writtenAt.toISOString() },
    }),
  )
  return { items, beyond: rows.length - items.length }
}

/** Courses of the reader that came back with a reason. */
export async function readReturnedCourses({ db, actor }: Reading): Promise<Part> {
  const rows = await listReturnedCourses(db, actor.id)
  const items = rows.slice(0, MOST).map(({ id, title, reason, byName, at }) =>
    buildItem({
      // Apart from the same course, which they may have to pass themselves.
      ...{ kind: 'course_returned', id, thing: `course:${id}:returned`, act: 'mend', title },
      words: shorten(reason),
      waiting: { name: byName, since: at.toISOString() },
    }),
  )
  return { items, beyond: rows.length - items.length }
}

/** Courses of others that wait for the reader's word. */
export async function readCoursesToApprove({ db, actor }: Reading): Promise<Part> {
  if (!mayApproveCourses(actor)) return { items: [], beyond: 0 }
  const rows = await listUnapprovedCourses(db, actor.id, MOST + 1)
  const items = rows.slice(0, MOST).map(({ id, title, writtenByName, writtenAt }) =>
    buildItem({
      // Apart from the same course, which they may have to pass themselves.
      ...{ kind: 'course_review', id, thing: `course:${id}:review`, act: 'decide', title },
      waiting: { name: writtenByName, since: writtenAt.toISOString() },
    }),
  )
  return { items, beyond: rows.length - items.length }
}

/** The day of a term ends before the next begins: «до 9 декабря» and not «10 декабря, 00:00». */
const withinDay = (until: Date | null) => until && new Date(until.getTime() - 1)

/** Courses that the reader has to pass by a day. */
export async function readCourses({ db, actor, now }: Reading): Promise<Part> {
  const courses = (await openCoursesOf(db, { userId: actor.id, now })).filter(({ dueAt }) => dueAt !== null)
  const items = courses.slice(0, MOST).map(({ id, title, dueAt }) =>
    buildItem({
      kind: 'course',
      id,
      thing: `course:${id}`,
      act: 'pass',
      title,
      dueAt: toMoment(withinDay(dueAt)),
    }),
  )
  return { items, beyond: courses.length - items.length }
}

/** Rules that somebody wants to switch on, whose acts wait for a word, or that have stopped: for whoever may decide. */
export async function readWaitingRules({ db, actor }: Reading): Promise<Part> {
  const rules = await rulesToDecide(db, actor)
  const items = rules.slice(0, MOST).map(({ id, name, isUrgent, byName, since }) =>
    buildItem({
      ...{ kind: 'rule', id, thing: `rule:${id}`, act: 'decide', title: name, isUrgent },
      waiting: byName === null ? null : { name: byName, since: since.toISOString() },
    }),
  )
  return { items, beyond: rules.length - items.length }
}
