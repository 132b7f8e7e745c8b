import { DAY_MS } from '@veche/contract/durations.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { DESK_AGENCY, type Desk, openDesk } from '../../../../test/desk.ts'
import { saveIncident } from '../../../../test/factories/incident-factory.ts'
import { loadDeadlineBook } from '../deadlines/deadline-book.ts'
import { changeIncident } from '../history/change-incident.ts'
import type { Incident } from '../steps/domain/incident.ts'
import { getIncidentForUpdate } from '../steps/incidents.repository.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

const stored = (id: string) =>
  desk.test.db.selectFrom('incident').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
const historyOf = async (id: string) => {
  const rows = await desk.test.db
    .selectFrom('incidentActivity')
    .select('type')
    .where('incidentId', '=', id)
    .orderBy('seq')
    .execute()
  return rows.map(({ type }) => type)
}
const thread = async (id: string) =>
  (await desk.test.as(desk.people.dispatcher).get(`/incidents/${id}`)).json().thread
const run = (id: string, command: object) =>
  desk.test.as(desk.people.dispatcher).post(`/incidents/${id}/commands`, command)

let authors = 0
/** A question of a resident of its own, and how that resident writes again. */
async function ask(text = 'Нет воды на улице Мира, 5') {
  authors += 1
  const author = `author-${authors}`
  const root = `root-${authors}`
  let said = 0
  await desk.deliver({ id: root, text, author, at: desk.test.clock.now.toISOString() })
  await desk.work()
  const { id } = await desk.incidentOf(root)
  return {
    id,
    root,
    author,
    next: (words: string) => {
      said += 1
      const at = new Date(desk.test.clock.now.getTime() + said * 1000).toISOString()
      return { id: `${root}-${said}`, thread: root, parent: root, text: words, author, at }
    },
    async says(...words: string[]) {
      await desk.deliver(...words.map((line) => this.next(line)))
      await desk.work()
    },
  }
}

/** As if its way had been gone: the rules of messages do not ask how it came there. */
async function put(id: string, changes: Partial<Incident>): Promise<void> {
  const { address: _address, ...columns } = { agencyCode: DESK_AGENCY, ...changes }
  await desk.test.db.updateTable('incident').set(columns).where('id', '=', id).execute()
}

it('joins what the author writes next, and keeps it unread until somebody has seen it', async () => {
  const question = await ask()

  await question.says('И дом 7 тоже', 'Второй день')

  expect(await stored(question.id)).toMatchObject({ messageCount: 3, hasUnreadFollowUp: true, version: 3 })
  expect((await thread(question.id)).map(({ isUnread }: { isUnread: boolean }) => isUnread)).toEqual([
    false,
    true,
    true,
  ])
  await run(question.id, { type: 'read_follow_ups', expectedVersion: 3 })
  expect(await stored(question.id)).toMatchObject({ hasUnreadFollowUp: false })
  expect((await thread(question.id)).some(({ isUnread }: { isUnread: boolean }) => isUnread)).toBe(false)
  expect(await historyOf(question.id)).toEqual(['found', 'follow_up', 'follow_up', 'read_follow_ups'])
})

it('makes one incident of several first messages of one author in one batch', async () => {
  const said = (id: string, text: string) => ({ id, thread: 'burst', text, author: 'hasty' })
  await desk.deliver(
    said('burst', 'Здравствуйте!'),
    said('burst-1', 'Нет света на Садовой, 3'),
    said('burst-2', 'Уже час'),
  )
  await desk.work()

  const { id } = await desk.incidentOf('burst')
  expect((await desk.incidentOf('burst-2')).id).toBe(id)
  expect(await stored(id)).toMatchObject({
    messageCount: 3,
    hasUnreadFollowUp: true,
    version: 1,
    activitySeq: 3,
  })
  expect(await historyOf(id)).toEqual(['found', 'follow_up', 'follow_up'])
})

it('gives two people in one thread an incident each', async () => {
  const question = await ask()
  await desk.deliver({
    id: 'neighbour',
    thread: question.root,
    author: 'neighbour',
    text: 'И у нас нет воды',
  })
  await desk.work()

  expect((await desk.incidentOf('neighbour')).id).not.toBe(question.id)
  expect(await stored(question.id)).toMatchObject({ messageCount: 1 })
})

it.each(['Не помогло', 'Никто не приехал', 'Враньё', 'И что? Когда?', 'Вода так и не пошла'])(
  'comes back after the answer when the author writes «%s»',
  async (words) => {
    const question = await ask()
    await put(question.id, {
      step: 'awaiting_author',
      agencyCode: DESK_AGENCY,
      answeredAt: desk.test.clock.now,
    })

    await question.says(words)

    expect(await stored(question.id)).toMatchObject({
      step: 'in_progress',
      isReopened: true,
      hasUnreadFollowUp: true,
    })
    const running = await desk.test.db
      .selectFrom('incidentDeadline')
      .select('key')
      .where('incidentId', '=', question.id)
      .where('state', '=', 'running')
      .execute()
    expect(running.map(({ key }) => key)).toEqual(expect.arrayContaining(['draft', 'reopened_answer']))
  },
)

it.each(['awaiting_author', 'done'] as const)(
  'stays %s when the author says thanks, read at once',
  async (step) => {
    const question = await ask()
    await put(question.id, { step, closedAt: step === 'done' ? desk.test.clock.now : null })

    await question.says('Спасибо большое!')

    expect(await stored(question.id)).toMatchObject({ step, messageCount: 2, hasUnreadFollowUp: false })
    expect((await thread(question.id)).at(-1)).toMatchObject({ isUnread: false })
  },
)

it('is closed by the author who says that it is done', async () => {
  const question = await ask()
  await put(question.id, { step: 'awaiting_author', outcome: 'solved', answeredAt: desk.test.clock.now })

  await question.says('Спасибо большое, всё сделали!')

  expect(await stored(question.id)).toMatchObject({
    step: 'done',
    closingReason: 'satisfied',
    satisfaction: 'satisfied',
    hasEvidence: true,
    hasUnreadFollowUp: false,
  })
})

it('keeps thanks unread beside a message that waits to be seen', async () => {
  const question = await ask()
  await put(question.id, { step: 'awaiting_author', hasUnreadFollowUp: true })

  await question.says('Спасибо большое, всё сделали!')

  expect(await stored(question.id)).toMatchObject({ step: 'awaiting_author', hasUnreadFollowUp: true })
  expect((await thread(question.id)).at(-1)).toMatchObject({ isUnread: true })
})

it('begins anew when the last work ended more than thirty days ago or was dismissed', async () => {
  const ended = await ask()
  await put(ended.id, { step: 'done', closedAt: new Date(desk.test.clock.now.getTime() - 31 * DAY_MS) })
  const dismissed = await ask()
  await run(dismissed.id, { type: 'dismiss', expectedVersion: 1, reason: 'spam' })

  for (const question of [ended, dismissed]) {
    await question.says('Снова нет воды на улице Мира, 5')
    expect((await desk.incidentOf(`${question.root}-1`)).id).not.toBe(question.id)
  }
})

it('flags the source when the resident edits or deletes it, and unflags what is put back', async () => {
  const question = await ask()
  await desk.deliver({
    op: 'edited',
    id: question.root,
    author: question.author,
    text: 'Нет воды на улице Мира, 15',
  })
  await desk.work()
  expect(await stored(question.id)).toMatchObject({ isSourceEdited: true, isSourceDeleted: false })

  await desk.deliver({ op: 'deleted', id: question.root, author: question.author })
  await desk.work()
  expect(await stored(question.id)).toMatchObject({ isSourceDeleted: true })
  expect(await thread(question.id)).toMatchObject([{ text: '', sourceState: 'deleted' }])

  await desk.deliver({
    op: 'restored',
    id: question.root,
    author: question.author,
    text: 'Нет воды на улице Мира, 15',
  })
  await desk.work()
  expect(await stored(question.id)).toMatchObject({ isSourceEdited: true, isSourceDeleted: false })
  expect(await historyOf(question.id)).toEqual([
    'found',
    'source_changed',
    'source_changed',
    'source_changed',
  ])
})

it('does not call the source deleted when a later message is', async () => {
  const question = await ask()
  await question.says('И дом 7 тоже')
  await desk.deliver({ op: 'deleted', id: `${question.root}-1`, author: question.author })
  await desk.work()

  expect(await stored(question.id)).toMatchObject({ isSourceDeleted: false })
  expect(await historyOf(question.id)).toEqual(['found', 'follow_up', 'source_changed'])
})

it('closes after four days of silence, and never while the last word is the author’s', async () => {
  const silent = await answered()
  const talking = await answered()
  await desk.test.db
    .updateTable('incident')
    .set({ hasUnreadFollowUp: true })
    .where('id', '=', talking)
    .execute()

  desk.passMs(4 * DAY_MS - 1000)
  await desk.runJob('incidents.close_silent')
  expect((await stored(silent)).step).toBe('awaiting_author')

  desk.passMs(1000)
  await desk.runJob('incidents.close_silent')
  await desk.runJob('incidents.close_silent')

  expect(await stored(silent)).toMatchObject({
    step: 'done',
    satisfaction: 'no_answer',
    closedAt: desk.test.clock.now,
    deadlineKey: null,
  })
  expect(await historyOf(silent)).toEqual(['found', 'publication_confirmed', 'close'])
  expect((await stored(talking)).step).toBe('awaiting_author')
})

/** Published through the real step, so that the clock of silence runs. */
async function answered(): Promise<string> {
  const { id } = await saveIncident(desk.test.db, {
    channelId: desk.channel.id,
    step: 'publishing',
    agencyCode: DESK_AGENCY,
    municipalityCode: 'borovichi',
  })
  const book = await loadDeadlineBook(desk.test.db)
  await desk.test.db.transaction().execute(async (tx) => {
    const command = {
      type: 'publication_confirmed',
      answerKind: 'final',
      outcome: 'explained',
      promiseDueAt: null,
      hasEvidence: false,
    } as const
    await changeIncident(
      tx,
      await getIncidentForUpdate(tx, id),
      { command, actor: null, now: desk.test.clock.now },
      book,
    )
  })
  return id
}
