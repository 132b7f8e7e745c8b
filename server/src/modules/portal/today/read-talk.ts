/** Where the reader stands before people: chats, duty in them, streams. */
import { DAY_MS } from '@veche/contract/durations.ts'
import type { TodayAct } from '@veche/contract/portal/today.ts'
import { beyondScope } from '../../../platform/database/readers/reader.ts'
import type { Actor } from '../../access/index.ts'
import { listDutiesOf, listOwnQuestions } from '../../chats/index.ts'
import { chooseAgency, getDirectory } from '../../directory/index.ts'
import { countUnprepared, listOwnStreams } from '../../livestreams/index.ts'
import { buildItem, MOST, type Part, type Reading, titleOf, toMoment } from './source.ts'

export async function readQuestions({ db, actor, now }: Reading): Promise<Part> {
  const rows = await listOwnQuestions(db, { actor, now, limit: MOST })
  const items = rows.map((row) =>
    buildItem({
      ...{ kind: 'question', id: row.messageId, thing: `message:${row.messageId}`, act: 'reply' },
      ...{ chatId: row.chatId, where: row.chatTitle, title: titleOf(row.text), network: row.network },
      ...{ municipalityCode: row.municipalityCode, isUrgent: row.class === 'danger' },
      dueAt: toMoment(row.dueAt),
      waiting: { name: null, since: row.openedAt.toISOString() },
    }),
  )
  return { items, beyond: (rows[0]?.total ?? 0) - rows.length }
}

export async function readDuties({ db, actor, now, endOfDay }: Reading): Promise<Part> {
  const until = new Date(endOfDay.getTime() + DAY_MS)
  const rows = await beyondScope('own duties, in whichever chat', () =>
    listDutiesOf(db, { userId: actor.id, now, until }),
  )
  const items = rows.map((row) =>
    buildItem({
      ...{ kind: 'duty', id: row.id, thing: `duty:${row.id}`, act: 'watch', chatId: row.chatId },
      ...{ title: row.title, municipalityCode: row.municipalityCode },
      ...{ startsAt: toMoment(row.startsAt), endsAt: toMoment(row.endsAt) },
    }),
  )
  return { items, beyond: 0 }
}

/** What was on air lately is still worked off. */
const BEHIND_MS = 14 * DAY_MS
const AHEAD_MS = 3 * DAY_MS

export async function readStreams({ db, actor, now, endOfDay }: Reading): Promise<Part> {
  const agencyCodes = bodiesOf(actor)
  const from = new Date(now.getTime() - BEHIND_MS)
  const until = new Date(endOfDay.getTime() + AHEAD_MS)
  const rows = await listOwnStreams(db, { actor, agencyCodes, from, until, limit: MOST })
  const [directory, counts] = await Promise.all([
    getDirectory(db),
    countUnprepared(
      db,
      rows.map(({ id }) => id),
    ),
  ])
  const items = rows.flatMap((row) => {
    const isOwn = ({ topicCode }: { topicCode: string | null }) => {
      if (row.isLed || topicCode === null) return row.isLed
      const chosen = chooseAgency(directory, { topicCode, municipalityCode: row.municipalityCode })
      return chosen !== null && agencyCodes.includes(chosen.agencyCode)
    }
    const count = counts
      .filter((one) => one.livestreamId === row.id && isOwn(one))
      .reduce((sum, one) => sum + one.count, 0)
    const act = actOfStream(row)
    if (act === null) return []
    const isOver = row.step === 'follow_up'
    const endsAt = new Date((row.startedAt ?? row.plannedAt).getTime() + row.plannedMinutes * 60_000)
    return buildItem({
      ...{ kind: 'stream', id: row.id, thing: `stream:${row.id}`, act, title: row.title, step: row.step },
      ...{ municipalityCode: row.municipalityCode, count: count === 0 ? null : count },
      ...(!isOver && { startsAt: toMoment(row.startedAt ?? row.plannedAt), endsAt: toMoment(endsAt) }),
    })
  })
  return { items, beyond: 0 }
}

/** After the air only whoever leads it has work; null: none. */
function actOfStream({ step, isLed }: { step: string; isLed: boolean }): TodayAct | null {
  if (step === 'follow_up') return isLed ? 'follow_up' : null
  return isLed && step === 'on_air' ? 'host' : 'prepare'
}

const PREPARING = ['executor', 'coordinator', 'head', 'stream_editor'] as const

function bodiesOf({ grants }: Actor): string[] {
  return grants.flatMap(({ role, scope }) =>
    PREPARING.some((one) => one === role) && scope.kind === 'agency' ? [scope.code] : [],
  )
}
