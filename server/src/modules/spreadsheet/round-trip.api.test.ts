import { STEPS } from '@veche/contract/incidents.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildActor, saveChannel, saveUser } from '../../../test/factories.ts'
import { saveIncident } from '../../../test/incident-factory.ts'
import { createDice } from '../../../test/region/dice.ts'
import { compareWorkingTime } from '../../../test/region/naive-clock.ts'
import { exportFile, importFile } from '../../../test/region/sheet-files.ts'
import { startTestApp, type TestApp } from '../../../test/test-app.ts'
import { newId } from '../../platform/ids.ts'
import { findBrokenChain } from '../incidents/index.ts'

const COUNT = 2000
const AT_ONCE = 10
const FIRST = new Date('2026-02-02T03:00:00Z').getTime()

let origin: TestApp
beforeAll(async () => {
  origin = await startTestApp({ now: new Date('2026-11-24T09:00:00Z') })
  await saveRegion(origin)
}, 240_000)
afterAll(() => origin.close())

async function saveRegion({ context, db }: TestApp): Promise<void> {
  const channel = await saveChannel(context, { externalId: '777' })
  const executor = await saveUser(db, buildActor({ role: 'executor', name: 'Ёлкина Вера' }))
  const [topics, places, agencies] = await Promise.all([
    db.selectFrom('topic').select(['code', 'groupCode']).orderBy('code').execute(),
    db.selectFrom('municipality').select('code').orderBy('code').execute(),
    db.selectFrom('agency').select('code').orderBy('code').execute(),
  ])
  const dice = createDice(7)
  const { roll, pick } = dice
  const first = await saveIncident(db, { channelId: channel.id })
  const saveOne = async (index: number) => {
    const step = STEPS[index % STEPS.length]!
    const foundAt = new Date(FIRST + index * 3 * 3_600_000 + roll(3_600_000))
    const isSorted = step !== 'new' && step !== 'dismissed'
    const answeredAt = ['postponed', 'awaiting_author', 'done', 'archived'].includes(step)
      ? new Date(foundAt.getTime() + roll(12 * 86_400_000))
      : null
    const isEnded = ['done', 'archived', 'dismissed', 'merged'].includes(step)
    const { code: topicCode, groupCode } = pick(topics)
    const incident = await saveIncident(db, {
      channelId: channel.id,
      text: pick(TEXTS),
      step: step === 'merged' ? 'archived' : step,
      foundAt,
      answeredAt,
      closedAt: isEnded ? new Date((answeredAt ?? foundAt).getTime() + roll(9 * 86_400_000)) : null,
      ...(isSorted && {
        topicCode,
        groupCode,
        municipalityCode: pick(places).code,
        agencyCode: pick(agencies).code,
        assignedAt: new Date(foundAt.getTime() + roll(7_200_000)),
        kind: pick(['solvable', 'unsolvable', 'informational', null] as const),
        assigneeId: roll(2) === 0 ? executor.id : null,
        address: pick(ADDRESSES),
      }),
      ...(answeredAt && { outcome: pick(['solved', 'explained', 'not_solved', 'postponed'] as const) }),
      ...(step === 'done' && {
        satisfaction: pick(['satisfied', 'neutral', 'dissatisfied', 'no_answer'] as const),
      }),
      ...(step === 'dismissed' && { dismissReason: pick(['spam', 'abuse', 'no_question'] as const) }),
    })
    if (step === 'merged') {
      await db
        .updateTable('incident')
        .set({ step: 'merged', mergedIntoId: first.id, mergedAt: foundAt })
        .where('id', '=', incident.id)
        .execute()
    }
    if (answeredAt)
      await saveAnswers(origin, incident.id, { channelId: channel.id, answeredAt, count: 1 + roll(4), pick })
    if (roll(5) === 0)
      await db
        .updateTable('incident')
        .set({ tags: pick([['жалоба'], ['два', 'слова тут'], ['с, запятой']]) })
        .where('id', '=', incident.id)
        .execute()
  }
  for (let index = 1; index < COUNT; index += AT_ONCE)
    await Promise.all(
      Array.from({ length: Math.min(AT_ONCE, COUNT - index) }, (_, next) => saveOne(index + next)),
    )
}

const TEXTS = [
  'Яма на дороге у дома',
  '=СУММ(1;2) +7 (816) 000-00-00',
  'Две\r\nстроки; «кавычки» "и" запятые, табуляция\tи 😀',
  '  пробелы по краям  ',
  "'апостроф",
  '',
  'я'.repeat(5000),
]
const ADDRESSES = [
  { settlement: 'д. Ёлки', street: 'ул. Мира', house: '5', object: null },
  { settlement: null, street: null, house: null, object: 'Школа №\u00a04' },
  { settlement: null, street: null, house: null, object: null },
]

type Answering = {
  channelId: string
  answeredAt: Date
  count: number
  pick: <Item>(items: readonly Item[]) => Item
}

async function saveAnswers(
  { db }: TestApp,
  incidentId: string,
  { channelId, answeredAt, count, pick }: Answering,
) {
  for (let index = 0; index < count; index += 1) {
    const at = new Date(answeredAt.getTime() + index * 90_061_007)
    await db
      .insertInto('message')
      .values({
        id: newId(),
        channelId,
        network: 'vk',
        surface: 'comment',
        container: 'wall-1',
        externalId: newId(),
        threadExternalId: 'x',
        direction: 'out',
        authorKind: 'self',
        text: pick(['Сделано.', 'Ответ дан.\n\nРешена ли проблема? Ответьте', '-', '@все']),
        attachments: JSON.stringify(index === 1 ? [{ kind: 'photo', url: null, title: null }] : []),
        version: 'v1',
        capturedAt: at,
        isCreationSeen: true,
        occurredAt: at,
        receivedAt: at,
        incidentId,
      })
      .execute()
  }
}

describe.each(['xlsx', 'csv'] as const)('through %s', (format) => {
  it('goes out, comes into an empty installation, and goes out the same, byte for byte', {
    timeout: 240_000,
  }, async () => {
    const empty = await startTestApp({ now: new Date('2027-01-10T09:00:00Z') })
    try {
      const file = await exportFile(origin, format)
      const report = await importFile(empty, file, format)
      expect(report).toMatchObject({
        read: COUNT,
        added: COUNT,
        known: 0,
        failed: 0,
        errors: [],
        unknown: [],
      })

      const again = await exportFile(empty, format)
      expect(again.equals(file)).toBe(true)

      expect(await importFile(empty, file, format)).toMatchObject({ added: 0, known: COUNT, changed: 0 })
      expect(await importFile(origin, file, format)).toMatchObject({ added: 0, known: COUNT })
      expect(await findBrokenChain(empty.db)).toBeNull()
      const open = await empty.db
        .selectFrom('incident')
        .select('id')
        .where('step', 'not in', ['done', 'dismissed', 'archived'])
        .execute()
      expect(open).toEqual([])
    } finally {
      await empty.close()
    }
  })
})

it('counts working time as a naive clock does, minute by minute', { timeout: 120_000 }, async () => {
  const compared = await compareWorkingTime(origin, await exportFile(origin, 'xlsx'))
  expect(compared).toBeGreaterThan(500)
})
