/** What an official does next with an incident: mostly what brings it on, now and then everything else. */
import { DAY_MS } from '@veche/contract/durations.ts'
import type { Step } from '@veche/contract/incidents.ts'
import { GOOD_ANSWER } from '../desk.ts'
import type { Dice } from './dice.ts'

export type Official = 'dispatcher' | 'moderator' | 'executor'
export type Walker = {
  id: string
  step: Step
  version: number
  isFrozen: boolean
  hasUnreadFollowUp: boolean
  memberCount: number
  closeProposedBy: string | null
  /** Of the last version of the answer; 0: there is none. */
  versionNo: number
}
export type Chance = {
  dice: Dice
  now: Date
  topics: readonly { code: string; groupCode: string }[]
  towns: readonly string[]
}
export type OfficialAct = {
  name: string
  by: Official
  method: 'post' | 'put'
  path: string
  body: object
}

type Asked = Record<string, unknown> & { type: string }
type Course = { walker: Walker; chance: Chance; neighbour: Walker | undefined }

export const ENDED = ['done', 'dismissed', 'merged', 'archived'] as const satisfies Step[]
const ADDRESSES = [
  { settlement: 'д. Ёлки', street: 'ул. Мира', house: '5', object: null },
  { settlement: null, street: 'Речная', house: '12к1', object: null },
  { settlement: null, street: null, house: null, object: 'Школа №\u00a04' },
  null,
]

export function nextAct(walker: Walker, chance: Chance, neighbour?: Walker): OfficialAct | null {
  const { dice } = chance
  const course = { walker, chance, neighbour }
  if (walker.isFrozen) return dice.isLucky(30) ? request('moderator', course, { type: 'unfreeze' }) : null
  if (dice.isLucky(8)) return aside(course)
  return onward(course)
}

function onward(course: Course): OfficialAct | null {
  const { walker, chance } = course
  const { dice } = chance
  switch (walker.step) {
    case 'new':
      return dice.isLucky(20) ? null : sort(course)
    case 'distribution':
      return request('dispatcher', course, {
        type: 'assign',
        agencyCode: `administration-${dice.pick(['borovichi', 'valday'])}`,
      })
    case 'assigned':
      if (dice.isLucky(8))
        return request('moderator', course, { type: 'return', reason: 'не наша компетенция' })
      return request('executor', course, { type: 'take' })
    case 'in_progress':
    case 'rework':
      return dice.isLucky(60) ? write(course) : null
    case 'approval':
      return decide(course)
    case 'postponed':
      return dice.isLucky(15) ? request('executor', course, { type: 'take' }) : null
    case 'awaiting_author':
      return end(course)
    case 'done':
      if (dice.isLucky(10))
        return request('dispatcher', course, { type: 'supplement', reason: 'есть новости' })
      return dice.isLucky(12) ? request('dispatcher', course, { type: 'reopen', reason: 'не сделано' }) : null
    case 'dismissed':
      return dice.isLucky(5) ? request('dispatcher', course, { type: 'restore' }) : null
    default:
      return null
  }
}

function sort(course: Course): OfficialAct {
  const { chance, neighbour, walker } = course
  const { dice } = chance
  if (dice.isLucky(8))
    return request('dispatcher', course, {
      type: 'dismiss',
      reason: dice.pick(['spam', 'no_question', 'abuse', 'not_our_territory', 'service_account']),
    })
  if (neighbour?.step === 'new' && dice.isLucky(12)) {
    const incidents = [{ id: neighbour.id, expectedVersion: neighbour.version }]
    return act('merge', {
      by: 'dispatcher',
      path: 'members',
      body: { expectedVersion: walker.version, incidents },
    })
  }
  return request('dispatcher', course, {
    type: 'accept',
    topicCode: dice.pick(chance.topics).code,
    municipalityCode: dice.pick(chance.towns),
    agencyCode: null,
    urgency: dice.isLucky(15) ? 'urgent' : 'normal',
    address: dice.pick(ADDRESSES),
  })
}

function write({ walker, chance: { dice, now } }: Course): OfficialAct {
  const isInterim = dice.isLucky(20)
  const dueAt = new Date(now.getTime() + (2 + dice.roll(20)) * DAY_MS).toISOString()
  const body = {
    expectedVersion: walker.version,
    kind: isInterim ? 'interim' : 'final',
    text: `${GOOD_ANSWER}${dice.pick(['', '\n\nС уважением, «администрация»', ' Работа №\u00a07; готово.'])}`,
    outcome: dice.pick(['solved', 'solved', 'explained', 'not_solved']),
    promise: isInterim ? { what: 'Заменим опору', who: 'администрация', dueAt } : null,
    overrideReason: 'проверено',
  }
  return act(isInterim ? 'submit interim' : 'submit', { by: 'executor', path: 'answer/submit', body })
}

function decide(course: Course): OfficialAct {
  const { walker, chance } = course
  if (walker.hasUnreadFollowUp) return request('moderator', course, { type: 'read_follow_ups' })
  const { expectedVersion, versionNo } = { expectedVersion: walker.version, versionNo: walker.versionNo }
  if (chance.dice.isLucky(15)) {
    const body = { versionNo, expectedVersion, reasonCode: 'tone', comment: 'мягче' }
    return act('send back', { by: 'moderator', path: 'answer/send-back', body })
  }
  const publish = { when: chance.dice.isLucky(20) ? 'in_hours' : 'now' }
  return act('approve', {
    by: 'moderator',
    path: 'answer/approve',
    body: { versionNo, expectedVersion, publish },
  })
}

function end(course: Course): OfficialAct | null {
  const { walker, chance } = course
  if (walker.closeProposedBy) return request('dispatcher', course, { type: 'confirm_futile' })
  if (chance.dice.isLucky(4))
    return request('moderator', course, { type: 'propose_futile', reason: 'по кругу' })
  if (!chance.dice.isLucky(15)) return null
  const satisfaction = chance.dice.pick(['satisfied', 'neutral', 'dissatisfied', 'no_answer'])
  return request('dispatcher', course, { type: 'close', satisfaction })
}

/** What does not bring it on; much of it is refused at this step, and that is life too. */
function aside(course: Course): OfficialAct {
  const { dice, now, topics } = course.chance
  const ask = (by: Official, body: Asked) => request(by, course, body)
  return dice.pick([
    () => ask('dispatcher', tagged(dice)),
    () =>
      ask('dispatcher', { type: 'classify', kind: dice.pick(['solvable', 'unsolvable', 'informational']) }),
    () => ask('dispatcher', { type: 'classify', topicCode: dice.pick(topics).code }),
    () => ask('dispatcher', { type: 'classify', severity: 1 + dice.roll(5) }),
    () => ask('moderator', { type: 'freeze', reason: 'ждём решения суда' }),
    () => ask('executor', { type: 'release', reason: 'не успеваю' }),
    () => ask('dispatcher', { type: 'unassign' }),
    () => ask('dispatcher', { type: 'unmerge' }),
    () => ask('dispatcher', { type: 'confirm_repeat', isRepeat: dice.isLucky(70) }),
    () => ask('dispatcher', { type: 'declare_event', isMassEvent: true }),
    () => ask('dispatcher', { type: 'accept_evidence', reason: 'есть фото' }),
    () =>
      ask('moderator', {
        type: 'change_deadline',
        key: 'first_answer',
        reason: 'по просьбе автора',
        dueAt: new Date(now.getTime() + 3 * DAY_MS),
      }),
  ])()
}

function tagged(dice: Dice) {
  return { type: 'tag', tags: dice.pick([['зима'], ['два', 'слова тут'], ['двор', 'зима'], []]) }
}

function request(by: Official, { walker }: Course, body: Asked): OfficialAct {
  return act(body.type, { by, path: 'commands', body: { ...body, expectedVersion: walker.version } })
}

function act(name: string, rest: { by: Official; path: string; body: object }): OfficialAct {
  return { name, method: 'post', ...rest }
}
