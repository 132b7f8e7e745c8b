/** Whatever a resident or a person of ours wrote of somebody, no open page, feed, file or letter says it on. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { saveOutage } from '../../../../test/factories/outage-factory.ts'
import { buildActor } from '../../../../test/factories.ts'
import { gateOf, openPublicRegion, type PublicRegion } from '../../../../test/public-page.ts'
import { indexAnswers } from '../answer-check/index-answers.ts'
import { publicPageJobs } from '../public-page.jobs.ts'
import type { Letter } from '../public-page-context.ts'

const AGENCY = 'administration-borovichi'
const CANARY = /Канарейк|(?<!\p{L})Анн[аеуы](?!\p{L})|911.123|кв\. ?17|canary|Садовая ул\., 5/iu
const OF_SOMEBODY = 'Анна Канарейкина, кв. 17, 8 911 123-45-67, canary@example.org'

let region: PublicRegion
let number = 0
let code = ''
const letters: Letter[] = []
const moderator = buildActor({ role: 'moderator' })
const executor = buildActor({ role: 'executor', scope: { kind: 'agency', code: AGENCY } })

beforeAll(async () => {
  region = await openPublicRegion({ sendLetter: async (letter) => void letters.push(letter) })
  const { id } = await ask()
  const joinForm = await region.get(`/open/problems/${number}/join`)
  region.passMs(5000)
  const joined = await region.post(`/open/problems/${number}/join`, {
    ...{ ...gateOf(joinForm.text), website: '', proof: '' },
  })
  code = /id="code">([^<]+)</.exec(joined.text)?.[1] ?? ''
  await follow()
  region.passMs(60_000)
  await answer(id)
  await indexAnswers(region.test.context)
  await saveOutage(region.test, buildActor(), { reason: `Меняем трубу, просила ${OF_SOMEBODY}.` })
  region.passMs(60 * 60_000)
  await mail()
})
afterAll(() => region.close())

/** Everything that can be written says who wrote it. */
async function ask(): Promise<{ id: string }> {
  const { number: asked } = await region.ask({
    ...{ text: `Не горит фонарь во дворе, темно во дворе. ${OF_SOMEBODY}`, name: 'Анна Канарейкина' },
    ...{ contact: 'canary@example.org', address: 'ул. Садовая, 5, кв. 17', personal: 'seen' },
    ...{ latitude: '58.38780', longitude: '33.91340' },
  })
  await region.work()
  const [message] = await region.messagesOf(asked)
  const row = await region.test.db
    .updateTable('incident')
    .set({
      ...{ step: 'in_progress', topicCode: 'landscaping.yard-lighting', groupCode: 'landscaping' },
      ...{ municipalityCode: 'borovichi', agencyCode: AGENCY, registeredAt: region.test.clock.now },
      address: JSON.stringify({
        ...{ settlement: 'Канарейкино', street: 'Садовая ул.', house: '5, кв. 17', object: OF_SOMEBODY },
      }),
    })
    .where('id', '=', message?.incidentId ?? '')
    .returning(['id', 'number'])
    .executeTakeFirstOrThrow()
  number = row.number
  const at = region.test.clock.now
  await region.test.db
    .insertInto('promise')
    .values({
      ...{ id: crypto.randomUUID(), incidentId: row.id, what: `Починить фонарь, ${OF_SOMEBODY}` },
      ...{ who: OF_SOMEBODY, madeAt: at, dueAt: at, returnsAt: at },
    })
    .execute()
  const card = { text: 'Темно во дворе, просит Анна Канарейкина' }
  await region.test.as(moderator).patch(`/incidents/${row.id}/public-problem`, card)
  return { id: row.id }
}

async function answer(id: string): Promise<void> {
  const { version } = await region.test.db
    .selectFrom('incident')
    .select('version')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const text =
    'Здравствуйте, Анна Канарейкина! Фонарь починили 24 ноября, мастер был у Анны Канарейкиной, кв. 17. Отвечает администрация, телефон 8 (8162) 77-77-77.'
  const submitted = await region.test.as(executor).post(`/incidents/${id}/answer/submit`, {
    ...{ kind: 'final', text, promise: null, outcome: 'solved', fileIds: [] },
    ...{ expectedVersion: version, overrideReason: OF_SOMEBODY },
  })
  expect([submitted.statusCode, submitted.body]).toEqual([200, submitted.body])
  const decision = { versionNo: 1, expectedVersion: version + 1 }
  const approved = await region.test.as(moderator).post(`/incidents/${id}/answer/approve`, decision)
  expect([approved.statusCode, approved.body]).toEqual([200, approved.body])
  await region.send()
}

async function mail(): Promise<void> {
  const jobs = publicPageJobs(region.test.context, {
    ...{
      publicUrl: 'http://localhost:8080',
      sendLetter: async (letter: Letter) => void letters.push(letter),
    },
  })
  await jobs.find(({ name }) => name === 'public_page.letters')?.handle([])
}

async function follow(): Promise<void> {
  const { text } = await region.get('/open/subscribe')
  region.passMs(5000)
  await region.post('/open/subscribe', {
    ...{ place: 'borovichi', group: '', street: 'ул. Садовая', house: '', email: 'reader@example.org' },
    ...{ ...gateOf(text), website: '', proof: '' },
  })
  await mail()
  const link = /http:\/\/localhost:8080(\/\S+\/confirm)/.exec(letters.at(-1)?.text ?? '')?.[1] ?? ''
  await region.post(link, {})
}

describe.each(['ru', 'en'])('in %s', (language) => {
  it('is on no page, feed or file that anybody may open', async () => {
    const answers = await region.test.db.selectFrom('publishedAnswer').select('number').execute()
    expect(answers).toHaveLength(1)
    const pages = [
      ...['/open', '/open/places/borovichi', '/open/problems', `/open/problems/${number}`, '/open/promises'],
      ...[
        `/open/problems?search=${number}`,
        `/open/a/${answers[0]?.number}`,
        '/open/outages',
        '/open/feed.atom',
      ],
      ...['/open/problems.atom?place=borovichi', '/open/data/questions-2026-11.csv', '/ask/assets/map.json'],
    ]
    for (const page of pages) {
      const { status, text } = await region.get(`${page}${page.includes('?') ? '&' : '?'}lang=${language}`)
      expect([page, status, CANARY.exec(text)?.[0] ?? null]).toEqual([page, 200, null])
    }
    const shown = await region.get(`/open/problems/${number}?lang=${language}`)
    expect(shown.text).toContain('Фонарь починили 24 ноября')
    expect(shown.text).toContain('Темно во дворе')
  })
})

it('is on no page of whoever joined, pasted a text or is about to ask', async () => {
  const joined = await region.post('/open/joined', { code })
  expect(joined.text).toContain('Фонарь починили 24 ноября')
  const checked = await region.post('/open/answer-check', {
    text: 'Фонарь починили 24 ноября. Отвечает администрация, телефон 8 (8162) 77-77-77. Спасибо за терпение',
  })
  expect(checked.text).toMatch(/data-verdict="(?:altered|part|ours)"/)
  const near = await region.post('/ask', {
    ...(await region.fill({ text: 'Во дворе не горит фонарь, темно', municipality: 'borovichi' })),
    ...{ address: 'ул. Садовая, 9', latitude: '58.38780', longitude: '33.91340' },
  })
  const off = await region.post('/ask', {
    ...(await region.fill({ text: 'Почему нет холодной воды?', municipality: 'borovichi' })),
    address: 'ул. Ленина, 5',
  })
  expect(off.text).toContain('Меняем трубу')
  for (const { text } of [joined, checked, near, off]) expect(CANARY.exec(text)?.[0] ?? null).toBeNull()
})

it('is in no letter', () => {
  const news = letters.filter(({ text }) => text.includes(`/open/problems/${number}`))
  expect(news).toHaveLength(1)
  for (const { subject, text } of letters) expect(CANARY.exec(`${subject} ${text}`)?.[0] ?? null).toBeNull()
})
