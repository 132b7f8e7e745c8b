/** From numbers of chance to an act that makes sense in the world as it is; the same numbers choose the same act. */

import { type Act, HOLD_SECONDS, type PersonAct } from '../acts.ts'
import { dueDeliveries } from '../answers.ts'
import { codesOf } from '../asking.ts'
import type { Rules } from '../course.ts'
import { JOBS, type Job } from '../jobs.ts'
import type { Request } from '../refusals.ts'
import { UNITS } from '../requests.ts'
import { HOME, NAMES, PEOPLE, type Person, TRUSTED } from '../rights.ts'
import { QUESTIONS, type Question, WORDS, type Words } from '../words.ts'
import type { Life, SendEnd, World } from '../world.ts'

export type Chance = {
  /** `on`: the next step of the usual road; `join`: work becomes one; `fit`: something allowed; the rest: anything. */
  mood: 'on' | 'join' | 'fit' | 'any' | 'both' | 'send' | 'world' | 'time' | 'delivery'
  life: number
  who: number
  what: number
  more: number
  isStale: boolean
}

const ADDRESS = { settlement: null, street: 'Мира', house: '5', object: null }
const DAY = 86_400_000
const MOST_LIVES = 7
const NOBODY = '00000000-0000-7000-8000-000000000000'

function at<Item>(items: readonly Item[], index: number): Item {
  const item = items[index % items.length]
  if (item === undefined) throw new Error('Nothing to choose from')
  return item
}

export function choose(world: World, chance: Chance, rules: Rules): Act {
  switch (chance.mood) {
    case 'on':
      return usual(world, chance, rules)
    case 'join':
      return fitting(world, chance, rules, ({ isJoining }) => isJoining === true)
    case 'fit':
      return fitting(world, chance, rules)
    case 'any':
      return anything(world, chance)
    case 'both':
      return {
        do: 'both',
        acts: [
          fitting(world, chance, rules),
          fitting(
            world,
            { ...chance, who: chance.who + 1 + chance.more, what: chance.what + (chance.more % 3) },
            rules,
          ),
        ],
      }
    case 'send':
      return dueDeliveries(afterHold(world)).length > 0
        ? { do: 'send', ends: ends(chance), isAfterHold: chance.more % 4 > 0 }
        : usual(world, chance, rules)
    case 'delivery':
      return delivery(world, chance) ?? usual(world, chance, rules)
    case 'world':
      return outside(world, chance)
    case 'time':
      return time(chance)
  }
}

function afterHold(world: World): World {
  return { ...world, now: world.now + HOLD_SECONDS * 1000 }
}

/** Mostly they arrive. */
function ends({ what, more }: Chance): SendEnd[] {
  const all: SendEnd[] = ['ok', 'ok', 'lost', 'ok', 'gone', 'later', 'ok', 'refused', 'ok']
  return [at(all, what), at(all, more), at(all, what + more)]
}

/** On to an answer: whatever is open is brought to its thread. */
function usual(world: World, chance: Chance, rules: Rules): Act {
  const open = world.lives.filter(({ row }) => !['merged', 'dismissed', 'archived'].includes(row.step))
  // Some lives go far instead of all a little.
  const all = open.length > 0 ? open : world.lives
  const life = at(all, Math.min(chance.life % all.length, chance.more % all.length))
  if (life.row.step === 'publishing')
    return (
      secondThought(world, life, chance, rules) ?? {
        do: 'send',
        ends: chance.more % 2 === 0 ? ['ok'] : ends(chance),
        isAfterHold: chance.more % 5 > 0,
      }
    )
  if (life.row.step === 'awaiting_author' && chance.more % 3 > 0) return words(world, life, chance.more)
  const special =
    givingUp(life, chance) ?? refusedAgain(world, life, chance, rules) ?? mending(world, life, chance, rules)
  if (special) return special
  const road = templates(world, life, chance).filter(({ isUsual }) => isUsual)
  return (
    firstAllowed(
      world,
      road.map(({ act }) => act),
      chance,
      rules,
    ) ?? fitting(world, chance, rules)
  )
}

/** An end that takes two: one proposes, and may try to be the second too. */
function givingUp({ row }: Life, { who, more }: Chance): PersonAct | null {
  const asked = { do: 'request', id: row.id, expectedVersion: row.version } as const
  const proposer = NAMES.find((name) => PEOPLE[name].id === row.closeProposedBy)
  if (proposer && more % 2 === 0) return { ...asked, person: proposer, request: { type: 'confirm_futile' } }
  const isOpen = row.step === 'in_progress' || row.step === 'rework' || row.step === 'awaiting_author'
  if (!isOpen || proposer || more % 8 > 0) return null
  const person = at(['moderator', 'moderator2'] as const, who)
  return { ...asked, person, request: { type: 'propose_futile', reason: 'по кругу' } }
}

/** Whom one agency has refused, the next refuses too: so far goes a quarrel that an arbiter ends. */
function refusedAgain(world: World, { row }: Life, chance: Chance, rules: Rules): PersonAct | null {
  if (row.step !== 'assigned' || chance.more % 4 > (row.handoffs > 0 ? 2 : 0)) return null
  const request = { type: 'return', reason: 'не наше', proposedAgencyCode: null } as const
  const asked = { person: at(NAMES, chance.who), id: row.id, expectedVersion: row.version }
  return firstAllowed(world, [{ ...asked, do: 'request', request }], chance, rules)
}

/** An approver reads the text with a pencil; after it the writer may be the second to say yes. */
function mending(world: World, { row, versions }: Life, chance: Chance, rules: Rules): PersonAct | null {
  if (row.step !== 'approval' || chance.more % 3 > 0) return null
  const asked = { person: at(NAMES, chance.who), id: row.id, expectedVersion: row.version }
  const versionNo = versions.length
  const writer = NAMES.find((name) => PEOPLE[name].id === versions.at(-1)?.writerId)
  if (writer && chance.what % 5 > 0)
    return { ...asked, person: writer, do: 'approve', versionNo, inHours: false }
  return firstAllowed(world, [{ ...asked, do: 'mend', versionNo }], chance, rules)
}

/** An approval is taken back while it is held. */
function secondThought(world: World, { row }: Life, chance: Chance, rules: Rules): PersonAct | null {
  if (chance.more % 4 !== 1) return null
  const asked = { person: at(NAMES, chance.who), id: row.id, expectedVersion: row.version }
  return firstAllowed(world, [{ ...asked, do: 'undo_approval' }], chance, rules)
}

/** Any of what somebody may do now; what would stop the life comes seldom. */
function fitting(
  world: World,
  chance: Chance,
  rules: Rules,
  isWanted?: (template: Template) => boolean,
): PersonAct {
  const life = at(world.lives, chance.life)
  const wanted = templates(world, life, chance).filter(isWanted ?? (() => true))
  const allowed = wanted.flatMap(({ act, isSeldom }) => {
    const found = isSeldom && chance.more % 5 > 0 ? null : firstAllowed(world, [act], chance, rules)
    return found ? [found] : []
  })
  return allowed.length > 0 ? at(allowed, chance.what) : anything(world, chance)
}

function anything(world: World, chance: Chance): PersonAct {
  const { act } = at(templates(world, at(world.lives, chance.life), chance), chance.what)
  if ('expectedVersion' in act && chance.isStale) return { ...act, expectedVersion: act.expectedVersion - 1 }
  if ('id' in act && chance.more % 29 === 0) return { ...act, id: NOBODY }
  return act
}

function firstAllowed(
  world: World,
  acts: readonly PersonAct[],
  { who }: Chance,
  rules: Rules,
): PersonAct | null {
  for (const act of acts)
    for (const offset of NAMES.keys()) {
      const tried = { ...act, person: at(NAMES, who + offset) }
      if (codesOf(world, tried, rules).length === 0) return tried
    }
  return null
}

type Template = { act: PersonAct; isUsual: boolean; isSeldom?: true; isJoining?: true }

/** Mostly one that is an event. */
function eventFor(life: Life, others: readonly Life[], more: number): string {
  const events = others.filter(({ row }) => row.isMassEvent)
  return at(events.length > 0 && more % 5 > 0 ? events : [...others, life], more).row.id
}

function seldom(template: Template): Template {
  return { ...template, isSeldom: true }
}

function joining(template: Template): Template {
  return { ...template, isJoining: true }
}

function templates(world: World, life: Life, chance: Chance): Template[] {
  const { more } = chance
  const asked = { person: at(NAMES, chance.who), id: life.row.id, expectedVersion: life.row.version }
  const others = world.lives.filter((other) => other !== life)
  const request = (body: Request): Template => ({
    isUsual: false,
    act: { ...asked, do: 'request', request: body },
  })
  const usualRequest = (body: Request): Template => ({ ...request(body), isUsual: true })
  const kind = more % 3 === 0 ? 'interim' : 'final'
  const written = {
    ...asked,
    do: 'submit',
    kind,
    days: at([3, 3, 25, 60], more),
    said: at(['solved', 'explained', 'not_solved'] as const, chance.what),
  } as const
  const versionNo = Math.max(1, life.versions.length - (more % 7 === 0 ? 1 : 0))
  return [
    usualRequest({
      type: 'accept',
      topicCode: at(['roads.potholes', 'roads.potholes', 'culture.libraries'], more),
      municipalityCode: 'borovichi',
      agencyCode: at([null, HOME, TRUSTED, null], more),
      urgency: at(['normal', 'normal', 'urgent'] as const, more),
      address: at([ADDRESS, null], more),
    }),
    {
      ...request({ type: 'assign', agencyCode: at([HOME, HOME, TRUSTED], more), comment: '' }),
      isUsual: life.row.step === 'distribution',
    },
    { ...request({ type: 'take' }), isUsual: life.row.step === 'assigned' || life.row.step === 'postponed' },
    { ...request({ type: 'read_follow_ups' }), isUsual: life.row.step === 'approval' },
    { act: written, isUsual: true },
    {
      act: { ...asked, do: 'approve', versionNo: life.versions.length || 1, inHours: more % 4 === 0 },
      isUsual: true,
    },
    { act: { ...asked, do: 'approve', versionNo, inHours: false }, isUsual: false },
    { act: { ...asked, do: 'send_back', versionNo }, isUsual: false },
    { act: { ...asked, do: 'call_back' }, isUsual: false },
    { act: { ...asked, do: 'mend', versionNo }, isUsual: false },
    { act: { ...asked, do: 'undo_approval' }, isUsual: false },
    {
      act: { ...asked, do: 'draft', revision: life.draftRevision + (more % 5 === 0 ? 1 : 0) },
      isUsual: false,
    },
    seldom(request({ type: 'dismiss', reason: 'no_question', comment: '' })),
    request({ type: 'restore' }),
    seldom(request({ type: 'undo_accept' })),
    request({ type: 'classify', urgency: at(['urgent', 'normal'] as const, more) }),
    request({
      type: 'classify',
      topicCode: at(['culture.libraries', 'roads.potholes'], more),
      kind: 'solvable',
    }),
    seldom(request({ type: 'classify', severity: (more % 5) + 1, address: ADDRESS })),
    request({ type: 'assign', agencyCode: at([TRUSTED, HOME], more), comment: 'скорее' }),
    request({
      type: 'assign_person',
      unitCode: at(UNITS, more),
      assigneeId: at([null, PEOPLE.executor.id, PEOPLE.unitExecutor.id, PEOPLE.trustedHead.id], more >> 1),
    }),
    request({ type: 'take' }),
    request({ type: 'unassign' }),
    seldom(request({ type: 'tag', tags: at([['зима'], ['зима', 'двор'], []], more) })),
    request({ type: 'release', reason: 'не успеваю' }),
    request({ type: 'return', reason: 'не наше', proposedAgencyCode: at([null, TRUSTED], more) }),
    request({ type: 'read_follow_ups' }),
    request({
      type: 'close',
      satisfaction: at(['satisfied', 'neutral', 'dissatisfied', 'no_answer'] as const, more),
    }),
    request({ type: 'reopen', reason: 'не сделано' }),
    request({ type: 'supplement', reason: 'есть новости' }),
    request({ type: 'undo_supplement' }),
    request({ type: 'propose_futile', reason: 'по кругу' }),
    { ...request({ type: 'confirm_futile' }), isUsual: life.row.closeProposedBy !== null },
    request({ type: 'withdraw_futile' }),
    request({ type: 'accept_evidence', reason: 'есть фото' }),
    seldom(request({ type: 'freeze', reason: 'ждём решения' })),
    { ...request({ type: 'unfreeze' }), isUsual: life.row.isFrozen },
    request({
      type: 'change_deadline',
      key: at(['first_answer', 'take', 'final_answer', 'draft', 'return_window'], more),
      dueAt: new Date(world.now + at([2, -1, 9], more >> 1) * DAY).toISOString(),
      reason: 'по просьбе автора',
    }),
    request({ type: 'confirm_repeat', isRepeat: more % 2 === 0 }),
    joining(request({ type: 'declare_event', isMassEvent: more % 3 !== 0 })),
    joining(
      request({
        type: 'join_event',
        eventId: eventFor(life, others, more),
      }),
    ),
    request({ type: 'leave_event' }),
    ...(others.length > 0 ? [joining(merging(asked, others, chance))] : []),
    seldom(request({ type: 'unmerge' })),
    { act: { ...asked, do: 'deliver_to_late' }, isUsual: life.row.memberCount > 1 },
    ...(world.lives.length < MOST_LIVES ? [seldom(splitting(asked, more))] : []),
  ]
}

type Asked = { person: Person; id: string; expectedVersion: number }

function merging(asked: Asked, others: readonly Life[], { more, isStale }: Chance): Template {
  const chosen = [at(others, more), ...(more % 3 === 0 ? [at(others, more + 1)] : [])]
  const members = [...new Set(chosen)].map(({ row }) => ({
    id: row.id,
    expectedVersion: row.version - (isStale ? 1 : 0),
  }))
  return { act: { ...asked, do: 'merge', others: members }, isUsual: false }
}

function splitting(asked: Asked, more: number): Template {
  const texts = Object.keys(QUESTIONS) as Question[]
  return { act: { ...asked, do: 'split', parts: [at(texts, more)] }, isUsual: false }
}

function delivery(world: World, { who, what, more }: Chance): Act | null {
  const open = [...world.ledger.entries()].filter(
    ([, { state }]) => state === 'failed' || state === 'unknown',
  )
  const rows = open.length > 0 && more % 4 !== 0 ? open : [...world.ledger.entries()]
  if (rows.length === 0 || (open.length === 0 && more % 4 > 0)) return null
  const [row, { isThere, state }] = at(rows, what)
  const isEchoed = isThere && state !== 'undeliverable'
  switch (more % 7) {
    case 0:
    case 1:
      return { do: 'reconcile' }
    case 2:
      return isEchoed ? { do: 'echo', row } : { do: 'reconcile' }
    default: {
      const decision = at(['check', 'retry', 'give_up', 'mark_sent'] as const, more)
      return { do: 'resolve', person: at(NAMES, who % 5), row, decision }
    }
  }
}

function outside(world: World, { life, what, more }: Chance): Act {
  const one = at(world.lives, life)
  const { thread, source } = one
  switch (what % 8) {
    case 0:
      if (world.lives.length < MOST_LIVES) return question(world, more)
      break
    case 1:
      if (source.state === 'deleted') return { do: 'restore', sourceId: source.id }
      return { do: more % 2 === 0 ? 'edit' : 'delete', sourceId: source.id }
    case 2:
      return { do: 'by_hand', thread, messageId: nextId(world, thread, more) }
  }
  return words(world, one, more)
}

function words(world: World, { thread, author }: Life, more: number): Act {
  const known = Object.keys(WORDS) as Words[]
  return { do: 'write', thread, author, words: at(known, more), messageId: nextId(world, thread, more) }
}

/** Not every message leaves a row of history, so chance keeps two ids apart. */
function nextId({ lives }: World, thread: string, more: number): string {
  return `${thread}+${lives.reduce((sum, { history }) => sum + history.length, 0)}.${more}`
}

export function question(world: World, more: number): Act {
  const thread = `thread-${world.lives.length}-${world.now}`
  const known = world.lives[0]?.author
  const texts = Object.keys(QUESTIONS) as Question[]
  return {
    do: 'ask',
    thread,
    author: more % 4 === 3 && known ? known : `author-${thread}`,
    surface: more % 2 === 0 ? 'comment' : 'private',
    text: at(texts, more % 5 === 4 ? 1 : 0),
  }
}

function time({ what, more }: Chance): Act {
  if (what % 2 === 0) return { do: 'job', name: at(Object.keys(JOBS) as Job[], more) }
  const minutes = at([10, 70, 10, 300, 1500, 70, 6000, 300, 50_000], more)
  return { do: 'wait', minutes }
}
