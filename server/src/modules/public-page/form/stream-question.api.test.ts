/** The form asks a live stream by its tag; its page says so. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildActor } from '../../../../test/factories.ts'
import { openPublicRegion, type PublicRegion } from '../../../../test/public-page.ts'
import { newId } from '../../../platform/ids.ts'

let region: PublicRegion
beforeAll(async () => {
  region = await openPublicRegion()
})
afterAll(() => region.close())

it('takes a form with the tag as a question of the stream and shows what becomes of it', async () => {
  const client = region.test.as(buildActor({ role: 'moderator' }))
  const planned = await client.post('/livestreams', {
    ...{ title: 'Прямая линия', municipalityCode: 'borovichi', tag: 'эфирборовичи' },
    ...{ speakers: [{ name: 'Глава', position: '' }], plannedAt: region.test.clock.now.toISOString() },
  })
  const { id, number: streamNumber } = planned.json()
  const move = async (name: string) => {
    const { version } = (await client.get(`/livestreams/${id}`)).json()
    const moved = await client.post(`/livestreams/${id}/move`, { move: name, expectedVersion: version })
    expect(moved.statusCode).toBe(200)
  }
  await move('announce')
  const text = 'Когда на Садовой зажгут фонари? #ЭфирБоровичи'
  const { number, code } = await region.ask({ text })
  await region.work()
  expect((await region.messagesOf(number))[0]).toMatchObject({ incidentId: null })

  const open = async () => (await region.post('/ask/check', { number: String(number), code })).text
  const page = await open()
  expect(page).toContain(`Вопрос эфира № ${streamNumber} «Прямая линия»`)
  expect(page).toContain(`href="/livestreams/${streamNumber}"`)
  expect(page).toContain('data-stream-state="received"')
  expect(page).not.toContain('data-state="received"')

  const { questions } = (await client.get(`/livestreams/${id}/questions`)).json()
  expect(questions).toMatchObject([{ channel: 'form', state: 'received' }])
  expect(questions[0].text).toContain('Когда на Садовой зажгут фонари?\n')
  await move('begin')
  const answer = { key: newId(), at: region.test.clock.now.toISOString(), type: 'answer' }
  await client.post(`/livestreams/${id}/commands`, {
    commands: [{ questionId: questions[0].id, command: answer }],
  })
  expect(await open()).toContain('data-stream-state="answered"')
})
