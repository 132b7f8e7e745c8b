import { afterAll, beforeAll, expect, it } from 'vitest'
import { saveIncidents } from '../../../../test/factories/incident-factory.ts'
import { saveChannel } from '../../../../test/factories.ts'
import { startTestApp, type TestApp } from '../../../../test/test-app.ts'
import { createFormConnector } from '../../../connectors/form/form-connector.ts'
import { findActorByUserId, findUserByEmail } from '../../../modules/access/index.ts'
import { prepareDemoAccounts } from '../demo-officials.ts'
import { prepareOwnWork } from '../prepare-own-work.ts'
import { fillInOwnFields, prepareOwnFields } from './prepare-own-fields.ts'

let test: TestApp
beforeAll(async () => {
  const form = createFormConnector({
    ...{ publicUrl: 'http://localhost:8080', officialName: 'Область', findFile: async () => null },
  })
  test = await startTestApp({ now: new Date('2026-11-24T12:30:00Z'), connectors: new Map([['form', form]]) })
  const channel = await saveChannel(test.context, { network: 'form', externalId: 'region' })
  await prepareDemoAccounts(test.product)
  await prepareOwnWork(test.product)
  const bus = { topicCode: 'transport.schedule', groupCode: 'transport', step: 'assigned' as const }
  await saveIncidents(
    test.db,
    ['Автобус № 19 опоздал', 'Когда придёт автобус?'].map((text) => ({
      ...bus,
      channelId: channel.id,
      text,
    })),
  )
  await prepareOwnFields(test.product)
})
afterAll(() => test.close())

it('has three fields and a lamp with the number of its pole, each made once', async () => {
  await prepareOwnFields(test.product)
  const user = await findUserByEmail(test.db, 'dispatcher@veche.example')
  const actor = user && (await findActorByUserId(test.db, user.id))
  const { fields } = (await test.as(actor!).get('/own-fields')).json()
  expect(fields.map(({ name }: { name: string }) => name)).toEqual([
    ...['Номер маршрута', 'Номер опоры', 'Управляющая компания'],
  ])
  const asked = encodeURIComponent('pole-number:лг-117')
  expect((await test.as(actor!).get(`/incidents?ownFields=${asked}`)).json().incidents).toHaveLength(1)
})

it('says the route that the words name, and one of a few where they name none', async () => {
  expect(await fillInOwnFields(test.product)).toBe(false)
  const rows = await test.db
    .selectFrom('ownFieldValue')
    .select('textValue')
    .where('fieldCode', '=', 'bus-route')
    .execute()
  expect(rows.map(({ textValue }) => textValue)).toEqual(expect.arrayContaining(['19']))
  expect(rows).toHaveLength(2)
})
