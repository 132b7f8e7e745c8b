import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { useBrowser } from '../../people/browser.ts'
import { getIncident, type Incident, listIncidents } from '../../people/desk-data.ts'
import { bring } from '../../people/prepare.ts'
import { see, seeGone } from '../../people/see.ts'
import { approve, notice, writeAnswer } from '../../people/steps.ts'
import {
  type Community,
  type ConnectedCommunity,
  openCommunity,
  writeComment,
} from '../../setup/community.ts'
import type { Comment, Resident } from '../../setup/emulator-client.ts'

const { openAs } = useBrowser()
const COMMENTS = [
  'Во дворе дома 12 на Заречной улице третий день нет света, вечером темно, дети боятся идти домой.',
  'На Заречной улице во дворе дома 12 нет света третий день. Когда починят фонари?',
  'Почему во дворе дома 12 по Заречной улице третий день нет света? Вечером темно.',
]
const MESSAGES = [
  'Третий день нет света во дворе дома 12 на Заречной улице, вечером темно и страшно.',
  'Нет света во дворе дома 12 на Заречной улице третий день, почините фонари.',
]
const BODY =
  'Свет во дворе восстановили сегодня, 25 ноября. Отвечает администрация округа, диспетчер: 8 (81666) 5-00-12.'

type Voices = { comments: { resident: Resident; comment: Comment }[]; writers: Resident[] }

/** Three write under a post, two in private messages: five people, one dark yard. */
async function speakUp(community: Community): Promise<Voices> {
  const { network, groupId } = community
  const comments: Voices['comments'] = []
  for (const text of COMMENTS) {
    const resident = await network.createResident()
    comments.push({ resident, comment: await writeComment(community, resident, text) })
  }
  const writers: Resident[] = []
  for (const text of MESSAGES) {
    const resident = await network.createResident()
    await network.writeMessage(groupId, resident.id, text)
    writers.push(resident)
  }
  return { comments, writers }
}

async function waitForNew(page: Page, { channelId }: ConnectedCommunity): Promise<Incident[]> {
  const found: { incidents: Incident[] } = { incidents: [] }
  await expect
    .poll(async () => {
      const ids = await listIncidents(page, `queue=new&channelId=${channelId}`)
      found.incidents = await Promise.all(ids.map((id) => getIncident(page, id)))
      return found.incidents.length
    })
    .toBe(COMMENTS.length + MESSAGES.length)
  return found.incidents
}

/** Everything the panel proposes, as a person does who has read it. */
async function mergeAll(page: Page, incidentId: string): Promise<void> {
  await page.goto(`/desk/new/${incidentId}`)
  const panel = page.getByRole('region', { name: /похожих вопрос|похожий вопрос|похожих/ })
  const boxes = panel.getByRole('checkbox')
  await expect.poll(() => boxes.count()).toBe(4)
  for (const box of await boxes.all()) await box.check()
  await panel.getByRole('button', { name: 'Объединить 4 вопроса с этим' }).click()
  const dialog = page.getByRole('dialog')
  await see(dialog.getByText('Каждый автор остаётся в своей ветке'))
  await dialog.getByRole('button', { name: 'Объединить', exact: true }).click()
  await notice(page, 'Объединено 5 вопросов')
  await see(page.getByRole('region', { name: 'Кому ответим' }).getByText('5 вопросов'))
}

it('answers five authors of two surfaces with one text, each greeted by name, and takes one apart', async () => {
  const community = await openCommunity('Валдай спрашивает', {
    post: 'Пишите сюда или в сообщения.',
    municipality: 'valday',
  })
  const { comments, writers } = await speakUp(community)
  const dispatcher = (await openAs('dispatcher')).page
  const incidents = await waitForNew(dispatcher, community)
  const main = incidents.find(({ surface }) => surface === 'comment')
  if (!main) throw new Error('No comment became a question')

  await mergeAll(dispatcher, main.id)
  await bring(main.id, 'taken', { place: 'valday' })
  const executor = (await openAs('executor')).page
  await executor.goto(`/tasks/${main.id}`)
  const asked = comments.find(({ comment }) => main.permalink?.endsWith(`reply=${comment.id}`))
  await writeAnswer(executor, `Здравствуйте, ${asked?.resident.firstName}! ${BODY}`)
  await approve((await openAs('approver')).page, main.id)

  await dispatcher.goto(`/desk/awaiting_author/${main.id}`)
  const ledger = dispatcher.getByRole('region', { name: 'Кому ответим' })
  await see(ledger.getByText('5 из 5 доставлено'))
  await see(dispatcher.getByRole('region', { name: 'Публикация' }).getByText('5 из 5 доставлено'))
  for (const { resident, comment } of comments) {
    const answers = await community.network.listAnswers(comment)
    expect(answers.map(({ text }) => text)).toEqual([
      expect.stringContaining(`Здравствуйте, ${resident.firstName}! ${BODY}`),
    ])
  }
  for (const { id, firstName } of writers) {
    expect(await community.network.listPrivateAnswers(community.groupId, id)).toEqual([
      expect.stringContaining(`Здравствуйте, ${firstName}! ${BODY}`),
    ])
  }

  await ledger
    .getByRole('button', { name: /^Отделить/ })
    .first()
    .click()
  await notice(dispatcher, 'Отделено')
  await see(ledger.getByText('4 из 4 доставлено'))
  const apart = incidents.filter(({ id }) => id !== main.id)
  const steps = await Promise.all(apart.map(async ({ id }) => (await getIncident(dispatcher, id)).step))
  expect(steps.sort()).toEqual(['awaiting_author', 'merged', 'merged', 'merged'])
  await seeGone(dispatcher.getByRole('alert'))
})
