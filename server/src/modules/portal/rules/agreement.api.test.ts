import { DAY_MS, HOUR_MS } from '@veche/contract/durations.ts'
import type { RuleContent } from '@veche/contract/portal/work-rules.ts'
import { NOBODY_ON_SHIFT } from '@veche/contract/values/portal/work-rules.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { DESK_AGENCY, DESK_NOON, type Desk, openDesk } from '../../../../test/desk.ts'
import { buildActor, saveUser } from '../../../../test/factories.ts'
import { newId } from '../../../platform/ids.ts'
import { continueDryRuns, runDeadlineRules, runRules } from './index.ts'

/** Each installation lives a month: slow is not wrong. */
const PATIENCE_MS = 180_000

/** Acts that leave people free to do what they did: so the same month can go on beside them. */
const RULE: RuleContent = {
  ...{ name: 'Помечать ямы', asksFirst: false, hourlyBudget: 500 },
  events: ['appeared', 'author_wrote', 'returned', 'deadline_late', 'step_changed'],
  conditions: [
    { is: 'words', words: ['яма', 'нет света'] },
    { is: 'urgency', value: 'normal' },
    { is: 'time', from: '06:00', to: '23:00' },
  ],
  acts: [{ does: 'tag', tags: ['дороги'] }],
}
const RAISING: RuleContent = {
  ...RULE,
  ...{ name: 'Торопить', events: ['author_wrote', 'returned', 'deadline_late'] },
  acts: [{ does: 'urge' }],
}

/** By what an own field said at that moment; it is said, changed and emptied while the month goes on. */
const FIELDED: RuleContent = {
  ...{ name: 'Помечать сторону', asksFirst: false, hourlyBudget: 500 },
  events: ['author_wrote', 'returned', 'deadline_late', 'step_changed'],
  conditions: [
    { is: 'field_is', field: 'side', values: ['left', 'both'] },
    { is: 'field_filled', field: 'pole' },
  ],
  acts: [{ does: 'tag', tags: ['сторона'] }],
}
/** To whom each goes depends on all that were given before it, on shifts and on absences. */
const GIVING: RuleContent = {
  ...{ name: 'Давать смене', asksFirst: false, hourlyBudget: 500, conditions: [] },
  events: ['given', 'author_wrote', 'deadline_late'],
  acts: [{ does: 'give_on_shift', agencyCode: DESK_AGENCY, postId: null }],
}
/** Ids of both installations are the same: of two with as much the first by its id gets the question. */
const SHIFT = ['Анна', 'Борис'].map((name, index) => ({
  ...buildActor({ role: 'executor', name, scope: { kind: 'agency', code: DESK_AGENCY } }),
  id: `shift-${index}`,
}))

async function saveShifts({ test: { db } }: Desk): Promise<void> {
  const postId = newId()
  const at = (day: number, hours: number) => new Date(DESK_NOON.getTime() + day * DAY_MS + hours * HOUR_MS)
  await db
    .insertInto('dutyPost')
    .values({ id: postId, agencyCode: DESK_AGENCY, name: 'Смена', changedAt: DESK_NOON })
    .execute()
  for (const [index, actor] of SHIFT.entries()) {
    await saveUser(db, actor)
    const personId = newId()
    const person = { userId: actor.id, name: null, phone: '', changedAt: DESK_NOON }
    await db
      .insertInto('dutyPerson')
      .values({ ...person, id: personId, agencyCode: DESK_AGENCY })
      .execute()
    const days = Array.from({ length: DAYS }, (_, day) => day).filter((day) => index === 0 || day % 3 > 0)
    await db
      .insertInto('dutyShift')
      .values(
        days.map((day) => ({
          ...{ id: newId(), postId, personId, startsAt: at(day, 0) },
          endsAt: at(day, 10 + index * 4),
        })),
      )
      .execute()
    if (index > 0) continue
    await db
      .insertInto('dutyAbsence')
      .values({ id: newId(), personId, startsAt: at(5, 0), endsAt: at(9, 0) })
      .execute()
  }
}

const SIDES = ['left', 'right', 'both', null]

const DAYS = 30
const TEXTS = [
  'Огромная яма у дома',
  'Нет света второй день',
  'Спасибо за ответ',
  'Где остановка?',
  'Опять ямы на дороге',
]

const plain = {
  ...{ nameEn: null, hint: null, topicCodes: ['roads.potholes'], groupCodes: [], need: 'never' },
  ...{ asksResident: false, maxLength: null, min: null, max: null, options: [] },
}
const option = (code: string, name: string) => ({ code, name, nameEn: null, isRetired: false })
const FIELDS = [
  { ...plain, code: 'pole', name: 'Номер опоры', kind: 'line' },
  {
    ...{ ...plain, code: 'side', name: 'Сторона', kind: 'choice' },
    options: [option('left', 'Левая'), option('right', 'Правая'), option('both', 'Обе')],
  },
]

/** What happens on each day; `tick` lets the rules of that installation act after each thing. */
async function liveMonth(desk: Desk, tick: () => Promise<void>): Promise<void> {
  const { moderator, coordinator } = desk.people
  const command = async (who: typeof moderator, externalId: string, body: object) => {
    const { id, version } = await desk.incidentOf(externalId)
    desk.passMs(60_000)
    await desk.test.as(who).post(`/incidents/${id}/commands`, { ...body, expectedVersion: version })
    await tick()
  }
  const fill = async (externalId: string, values: object) => {
    const { id } = await desk.incidentOf(externalId)
    desk.passMs(60_000)
    const said = await desk.test.as(moderator).patch(`/incidents/${id}/own-fields`, { values })
    expect(said.statusCode, said.body).toBe(200)
    await tick()
  }
  const say = async (externalId: string, thread: string, text: string) => {
    desk.passMs(60_000)
    const at = desk.test.clock.now.toISOString()
    await desk.deliver({
      id: externalId,
      thread,
      parent: externalId === thread ? null : thread,
      author: thread,
      text,
      at,
    })
    await desk.work()
    await tick()
  }
  for (let day = 0; day < DAYS; day += 1) {
    desk.test.clock.now = new Date(DESK_NOON.getTime() + day * DAY_MS + (day % 24) * HOUR_MS)
    await tick()
    const [first, second] = [`day-${day}-1`, `day-${day}-2`]
    await say(first, first, TEXTS[day % TEXTS.length]!)
    await say(second, second, TEXTS[(day * 3 + 1) % TEXTS.length]!)
    const accept = {
      type: 'accept',
      topicCode: 'roads.potholes',
      municipalityCode: 'borovichi',
      address: null,
    }
    await command(moderator, first, { ...accept, agencyCode: DESK_AGENCY, urgency: 'normal' })
    await fill(first, { side: SIDES[day % SIDES.length], pole: day % 5 === 0 ? null : `П-${day}` })
    if (day % 2 === 0) await say(`${first}-again`, first, TEXTS[(day + 2) % TEXTS.length]!)
    if (day % 3 === 0)
      await command(coordinator, first, { type: 'return', reason: 'Не наше', proposedAgencyCode: null })
    if (day % 3 === 0) await fill(first, { side: SIDES[(day + 1) % SIDES.length] })
    if (day % 4 === 0) await command(moderator, second, { type: 'classify', urgency: 'urgent' })
    if (day % 5 === 0)
      await command(moderator, second, { type: 'dismiss', reason: 'no_question', comment: '' })
  }
}

async function openWith(contents: readonly RuleContent[], isOn: boolean) {
  const desk = await openDesk()
  const second = buildActor({ role: 'moderator', name: 'Модератор Жанна' })
  await saveUser(desk.test.db, second)
  const administrator = buildActor({ role: 'administrator', name: 'Администратор Ева' })
  await saveUser(desk.test.db, administrator)
  for (const field of FIELDS)
    expect((await desk.test.as(administrator).post('/own-fields', field)).statusCode).toBe(200)
  await saveShifts(desk)
  const rules: { id: string }[] = []
  for (const content of contents) {
    const moderator = desk.test.as(desk.people.moderator)
    const rule = (await moderator.post('/rules', content)).json()
    rules.push(rule)
    if (!isOn) continue
    await moderator.post(`/rules/${rule.id}/dry-run`)
    await workOnTries(desk)
    const on = await desk.test
      .as(second)
      .post(`/rules/${rule.id}/commands`, { type: 'switch_on', expectedVersion: 1 })
    expect(on.json().state, on.body).toBe('on')
  }
  return { desk, rules }
}
async function workOnTries(desk: Desk) {
  for (const { name, payload } of desk.test.jobs.splice(0))
    if (name === 'rules.dry_run') await continueDryRuns(desk.test.context, [String(payload.runId)])
}

/** By the words of the networks, because the two installations give other ids. */
async function namesOf(desk: Desk): Promise<Map<string, string>> {
  const rows = await desk.test.db
    .selectFrom('incident')
    .innerJoin('message', 'message.id', 'incident.sourceMessageId')
    .select(['incident.id', 'message.externalId'])
    .execute()
  return new Map(rows.map(({ id, externalId }) => [id, externalId]))
}
type Acted = {
  incidentId: string
  event: string
  at: string
  acts: {
    act: { does: string }
    outcome: string
    code: string | null
    given?: { name: string; open: number }
  }[]
}
/** A try lists where nothing was to be changed as well; there the engine does nothing and keeps no row. */
const hasActed = ({ acts }: Acted) =>
  acts.some(({ outcome, code }) => outcome === 'planned' || code === NOBODY_ON_SHIFT)
function lines(rows: readonly Acted[], names: ReadonlyMap<string, string>): string[] {
  return rows
    .map(({ incidentId, event, at, acts }) =>
      [
        ...[names.get(incidentId), event, at],
        ...acts.flatMap(({ act, code, given }) => [act.does, code, given?.name, given?.open]),
      ].join(' '),
    )
    .toSorted()
}

/** Tried over the month that was, in which no rule acts: it serves every case. */
const TRIED = [RULE, FIELDED, RAISING, GIVING]
let past: Awaited<ReturnType<typeof openWith>>
let pastNames: ReadonlyMap<string, string>
beforeAll(async () => {
  past = await openWith(TRIED, false)
  await liveMonth(past.desk, async () => undefined)
  const moderator = past.desk.test.as(past.desk.people.moderator)
  for (const rule of past.rules) await moderator.post(`/rules/${rule.id}/dry-run`)
  await workOnTries(past.desk)
  pastNames = await namesOf(past.desk)
}, PATIENCE_MS)
afterAll(() => past.desk.close())

async function listTried(content: RuleContent): Promise<string[]> {
  const url = `/rules/${past.rules[TRIED.indexOf(content)]!.id}/dry-run/matches?limit=200`
  const { matches } = (await past.desk.test.as(past.desk.people.moderator).get(url)).json()
  return lines(matches.filter(hasActed), pastNames)
}

it.each([
  // A rule that hurries moves deadlines, of which a try of another knows nothing: it is played alone.
  ['marks, and gives to whoever is on shift', [RULE, FIELDED, GIVING]],
  ['hurries', [RAISING]],
])(
  'a try over a month says what the rule does when that month goes on: %s',
  async (_name, contents) => {
    const present = await openWith(contents, true)
    try {
      const { context } = present.desk.test
      await liveMonth(present.desk, async () => {
        await runDeadlineRules(context)
        while ((await runRules(context)).hasMore) await new Promise((resolve) => setTimeout(resolve, 5))
      })
      const names = await namesOf(present.desk)
      for (const [index, content] of contents.entries()) {
        const url = `/rules/firings?ruleId=${present.rules[index]!.id}&limit=200`
        const fired = (await present.desk.test.as(present.desk.people.moderator).get(url)).json().firings
        const done = fired.map(({ eventAt, ...row }: { eventAt: string }) => ({ ...row, at: eventAt }))
        expect(done.length).toBeGreaterThan(index === 0 ? 20 : 10)
        const tried = await listTried(content)
        expect(tried).toEqual(lines(done, names))
        if (content === GIVING)
          for (const word of [...SHIFT.map(({ name }) => name), NOBODY_ON_SHIFT])
            expect(tried.some((line) => line.includes(word))).toBe(true)
      }
    } finally {
      await present.desk.close()
    }
  },
  PATIENCE_MS,
)
