/** What we ask of a resident stands on the page of their question, and is no answer to it. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildActor, saveUser } from '../../../../test/factories.ts'
import { gateOf, openPublicRegion, type PublicRegion } from '../../../../test/public-page.ts'

const moderator = buildActor({ role: 'moderator', name: 'Модератор Борис' })
const executor = buildActor({
  ...{ role: 'executor', name: 'Исполнитель Глеб' },
  scope: { kind: 'agency', code: 'administration-borovichi' },
})

let region: PublicRegion
beforeAll(async () => {
  region = await openPublicRegion()
  for (const actor of [moderator, executor]) await saveUser(region.test.db, actor)
})
afterAll(() => region.close())

const CLARIFYING = 'Здравствуйте! Уточните, пожалуйста, адрес: улицу, дом и подъезд.'

async function waiting() {
  const { number, code } = await region.ask()
  await region.work()
  const [message] = await region.messagesOf(number)
  const incidentId = message?.incidentId ?? ''
  const run = async (actor: typeof moderator, path: string, body: object) => {
    const { version } = (await region.test.as(moderator).get(`/incidents/${incidentId}`)).json()
    const reply = await region.test
      .as(actor)
      .post(`/incidents/${incidentId}/${path}`, { ...body, expectedVersion: version })
    expect([reply.statusCode, reply.body.slice(0, 200)]).toEqual([200, expect.anything()])
  }
  const place = { topicCode: 'housing.no-water', municipalityCode: 'borovichi' }
  const accept = { type: 'accept', ...place, agencyCode: 'administration-borovichi', urgency: 'normal' }
  await run(moderator, 'commands', accept)
  await run(executor, 'commands', { type: 'take' })
  await run(executor, 'clarifications', { text: CLARIFYING, isConfirmed: true })
  while ((await region.send()) > 0);
  const page = async () =>
    (await region.post('/ask/check', { number: String(number), code })).text.replaceAll('\u00a0', ' ')
  return { incidentId, number, code, page }
}

it('says what we asked and until when we wait, on the road that is still in work', async () => {
  const { page } = await waiting()
  const shown = await page()
  expect(shown).toMatch(
    /Мы спросили вас:.*Уточните, пожалуйста, адрес.*Ждём вас до <time datetime="2026-11-27T13:30:00.000Z">27 ноября 2026 г/s,
  )
  expect(shown).toContain('data-state="in_work"')
  expect(shown).not.toContain('name="verdict"')
})

it('goes on when the resident answers there', async () => {
  const { page, number, code, incidentId } = await waiting()
  const { ticket } = gateOf(await page())
  await region.post('/ask/add', {
    ...{ number: String(number), code, ticket },
    text: 'Дом 5, второй подъезд',
  })
  await region.work()
  expect(await page()).not.toContain('Мы спросили вас')
  const { clarifications } = (
    await region.test.as(moderator).get(`/incidents/${incidentId}/clarifications`)
  ).json()
  expect(clarifications).toMatchObject([{ state: 'ended', endedAs: 'answered' }])
})
