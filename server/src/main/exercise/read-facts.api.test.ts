import type { BeatKind } from '@veche/contract/values/exercises.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { DESK_AGENCY, DESK_NOON, type Desk, openDesk } from '../../../test/desk.ts'
import type { Actor } from '../../modules/access/index.ts'
import type { Beat, Script } from '../../modules/portal/index.ts'
import { newId } from '../../platform/ids.ts'
import { answersContextOf } from '../wiring/answers-context-of.ts'
import { readFacts, readWaits } from './read-facts.ts'

const MINUTE_MS = 60_000
const FORMAL =
  'Уважаемый житель! Ваше обращение принято к сведению, ситуация на контроле, работы ведутся в установленном порядке.'
let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

function beat(key: string, text: string, kind: BeatKind = 'question'): Beat {
  const where = { municipality: 'borovichi', place: 'comment' as const, minute: 0, lesson: 'Урок' }
  return { key, text, kind, ...where, person: { firstName: 'Анна', lastName: 'Белова' } }
}
const script: Script = {
  ...{ code: 'one', title: 'Одно', summary: 'Одно', goals: ['Цель'], minutes: 60, roles: ['dispatcher'] },
  municipalities: ['borovichi'],
  beats: [
    beat('lamp', 'На Гоголя второй день не горит фонарь у дома 5', 'danger'),
    beat('letter', 'Здравствуйте. На Гоголя темно, фонарь у дома 5 не горит.'),
    beat('spam', 'Продаю гараж недорого, звоните'),
    beat('unseen', 'Когда посыплют тротуар на Парковой у дома 3?'),
    beat('silent', 'Этого никто не сказал'),
  ],
}
const said = script.beats
  .filter(({ key }) => key !== 'silent')
  .map(({ key }) => ({ key, at: DESK_NOON.toISOString() }))
const at = (minutes: number) => new Date(DESK_NOON.getTime() + minutes * MINUTE_MS).toISOString()
const passTo = (minutes: number) => {
  desk.test.clock.now = new Date(at(minutes))
}
async function post(actor: Actor, path: string, body: object) {
  const response = await desk.test.as(actor).post(`/incidents/${path}`, body)
  expect([path, response.statusCode, response.body.slice(0, 300)]).toEqual([path, 200, expect.anything()])
  return response.json()
}

it('reads what each thing came to: the first step of a person, the first answer, of joined ones too', async () => {
  const { dispatcher, executor, moderator } = desk.people
  await desk.deliver(
    ...script.beats.slice(0, 4).map(({ key, text }) => ({
      ...{ id: key, author: key },
      // Before the words of a letter stands what it is about.
      text: key === 'letter' ? `Фонарь\n\n${text}` : text,
    })),
  )
  await desk.work()
  const [lamp, letter, spam] = await Promise.all(
    ['lamp', 'letter', 'spam'].map((key) => desk.incidentOf(key)),
  )
  passTo(3)
  const accepted = await post(dispatcher, `${lamp!.id}/commands`, {
    ...{ type: 'accept', expectedVersion: lamp!.version, urgency: 'urgent', agencyCode: DESK_AGENCY },
    ...{ topicCode: 'roads.potholes', municipalityCode: 'borovichi' },
  })
  passTo(4)
  await post(dispatcher, `${spam!.id}/commands`, {
    ...{ type: 'dismiss', expectedVersion: spam!.version, reason: 'spam' },
  })
  passTo(5)
  await post(dispatcher, `${lamp!.id}/members`, {
    ...{
      expectedVersion: accepted.version,
      incidents: [{ id: letter!.id, expectedVersion: letter!.version }],
    },
  })
  passTo(8)
  const { version } = await desk.incidentOf('lamp')
  const taken = await post(executor, `${lamp!.id}/commands`, { type: 'take', expectedVersion: version })
  // Counted again by the other door to the list of formal replies: that of the one who writes.
  const { checks } = await post(executor, `${lamp!.id}/answer/check`, { kind: 'final', text: FORMAL })
  const found = (checks as { code: string; state: string }[]).filter(
    ({ code, state }) => state === 'attention' && code !== 'says_new',
  )
  expect(found.map(({ code }) => code)).toContain('no_stock_phrases')
  await post(executor, `${lamp!.id}/answer/submit`, {
    ...{ kind: 'final', text: FORMAL, expectedVersion: taken.version, key: newId() },
    overrideReason: 'проверено',
  })
  const waiting = await desk.incidentOf('lamp')
  await post(moderator, `${lamp!.id}/answer/approve`, { versionNo: 1, expectedVersion: waiting.version })
  passTo(12)
  while ((await desk.send()) > 0);

  const answers = answersContextOf(desk.test.product)
  const facts = await readFacts(answers, { script, said, scriptId: null })
  const none = { seenAt: null, answeredAt: null, isDismissed: false, answer: null, remarks: null }
  const came = { saidAt: DESK_NOON.toISOString() }
  expect(facts).toEqual([
    {
      ...{ key: 'lamp', ...came, seenAt: at(3), answeredAt: at(12), isUrgent: true, isDismissed: false },
      ...{ answer: FORMAL, remarks: found.length },
    },
    {
      ...{ key: 'letter', ...came, seenAt: at(5), answeredAt: at(12), isUrgent: expect.any(Boolean) },
      ...{ isDismissed: false, answer: FORMAL, remarks: expect.any(Number) },
    },
    { key: 'spam', ...came, ...none, seenAt: at(4), isDismissed: true, isUrgent: false },
    { key: 'unseen', ...came, ...none, isUrgent: expect.any(Boolean) },
  ])
  // What nobody has touched waits for the dispatcher; the first step of the script is no step of a person.
  const unseen = await desk.incidentOf('unseen')
  expect(await readWaits(desk.test.db, { script, said, scriptId: null })).toEqual([
    {
      ...{ key: 'unseen', role: 'dispatcher', place: 'incident', id: unseen.id },
      isUrgent: facts.find(({ key }) => key === 'unseen')?.isUrgent,
    },
  ])
  const byScript = await readFacts(answers, { script, said, scriptId: dispatcher.id })
  expect(byScript.map(({ key, seenAt }) => [key, seenAt])).toEqual([
    ...[
      ['lamp', at(8)],
      ['letter', null],
      ['spam', null],
      ['unseen', null],
    ],
  ])
})
