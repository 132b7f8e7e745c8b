/** An executor in the field: the line goes, the words and the photograph stay, and go out once when it is back. */
import type { Page } from 'playwright-core'
import { beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { ask } from '../../people/ask.ts'
import { PHONE, useBrowser } from '../../people/browser.ts'
import { CUT } from '../../people/cut-line.ts'
import { getIncident } from '../../people/desk-data.ts'
import { PNG } from '../../people/grey-point.ts'
import { bring } from '../../people/prepare.ts'
import { see, seeGone } from '../../people/see.ts'
import { chooseOutcome, takeTask } from '../../people/steps.ts'
import { type ConnectedCommunity, openCommunity } from '../../setup/community.ts'

const { openAs, expectTrouble } = useBrowser()
let community: ConnectedCommunity

beforeAll(async () => {
  community = await openCommunity('Волот: в поле', { municipality: 'volot' })
})

const Articles = z.object({ articles: z.array(z.object({ id: z.string(), title: z.string() })) })
const Answer = z.object({
  drafts: z.array(z.object({ text: z.string(), fileIds: z.array(z.string()) })),
  versions: z.array(z.object({ text: z.string(), fileIds: z.array(z.string()) })),
  files: z.array(z.object({ id: z.string(), label: z.string() })),
})

async function answerOf(page: Page, incidentId: string) {
  const reply = await page.context().request.get(`/api/incidents/${incidentId}/answer`)
  return Answer.parse(await reply.json())
}

/** The task of an executor in the yard, open on a phone. */
async function openTask(question: string) {
  // A request without a line, and the stream of events, are what these journeys are about.
  expectTrouble(CUT)
  const dispatcher = (await openAs('dispatcher')).page
  const asked = await ask(dispatcher, community, question)
  await bring(asked.incidentId, 'given', { place: 'volot' })
  const { page, context } = await openAs('executor', { size: PHONE })
  await takeTask(page, asked.incidentId)
  const field = page.getByRole('textbox', { name: 'Текст ответа' })
  await see(field)
  return { dispatcher, asked, page, context, field }
}

it('keeps words and photographs without a line, over a reload too, and sends each once', async () => {
  const { dispatcher, asked, page, context, field } = await openTask(
    'На Школьной, 3 упало дерево на забор детского сада.',
  )
  await page.evaluate(() => navigator.serviceWorker.ready)
  // Once more under the worker, so that it has seen what the task shows.
  await page.reload()
  await see(field)

  await context.setOffline(true)
  const text = `Здравствуйте, ${asked.resident.firstName}! Дерево распилили и вывезли 24 ноября. Отвечает администрация округа: 8 (81662) 6-10-10.`
  await field.fill(text)
  await page
    .locator('input[capture]')
    .setInputFiles({ name: 'после.png', mimeType: 'image/png', buffer: PNG })
  await see(page.getByText('ждёт связи'))
  await see(page.getByText('сохранено на этом устройстве'))
  await see(page.getByText('1 фото здесь'))

  await page.reload()
  await see(page.getByText('ждёт связи'))
  expect(await field.inputValue()).toBe(text)

  await context.setOffline(false)
  await seeGone(page.getByText('ждёт связи'))
  await see(page.getByText(/^сохранено \d/))
  const saved = await answerOf(page, asked.incidentId)
  expect(saved.files).toMatchObject([{ label: 'photo' }])
  expect(saved.drafts).toEqual([{ text, fileIds: saved.files.map(({ id }) => id) }])

  await context.setOffline(true)
  await page.locator('input[capture]').setInputFiles({ name: 'ещё.png', mimeType: 'image/png', buffer: PNG })
  await see(page.getByText('ждёт связи'))
  await chooseOutcome(page)
  await page.getByRole('button', { name: /^На согласование/ }).click()
  const reason = page.getByLabel('Почему отправляете так')
  const waits = page.getByText('1 ответ ждёт отправки')
  await see(reason.or(waits))
  if (await reason.isVisible()) {
    await reason.fill('Проверено на месте.')
    await page.getByRole('button', { name: 'Отправить с причиной' }).click()
  }
  await see(waits)
  // Beside all that waits its words keep their room: it is a bar, less than a quarter of the screen.
  const bar = page.getByRole('status').filter({ has: waits })
  expect((await bar.boundingBox())?.height).toBeLessThan(PHONE.height / 4)
  await context.setOffline(false)
  await seeGone(waits)
  await expect.poll(async () => (await getIncident(dispatcher, asked.incidentId)).step).toBe('approval')
  const { versions, files } = await answerOf(page, asked.incidentId)
  expect(versions).toMatchObject([{ text, fileIds: [expect.any(String), expect.any(String)] }])
  expect(files).toHaveLength(2)
})

it('keeps the take that was pressed without a line, over a reload too, and takes once when it is back', async () => {
  expectTrouble(CUT)
  const dispatcher = (await openAs('dispatcher')).page
  const asked = await ask(dispatcher, community, 'На Заречной, 8 не убран снег у подъезда.')
  await bring(asked.incidentId, 'given', { place: 'volot' })
  const { page, context } = await openAs('executor', { size: PHONE })
  await page.goto(`/tasks/${asked.incidentId}`)
  await page.evaluate(() => navigator.serviceWorker.ready)
  const take = page.getByRole('button', { name: /^Взять в работу/ })
  await see(take)
  // Once more under the worker, so that it has seen what the task shows.
  await page.reload()
  await see(take)

  await context.setOffline(true)
  await take.tap()
  const waits = page.getByText(/^«Взять в работу» нажато в .* без связи/)
  await see(waits)
  await seeGone(take)
  await page.reload()
  await see(waits)

  await context.setOffline(false)
  await see(page.getByRole('textbox', { name: 'Текст ответа' }))
  await seeGone(waits)
  expect((await getIncident(page, asked.incidentId)).step).toBe('in_progress')
})

it('opens without a line a task that stood in the list and was never opened, and again over a reload', async () => {
  expectTrouble(CUT)
  const dispatcher = (await openAs('dispatcher')).page
  const asked = await ask(dispatcher, community, 'На Луговой, 6 не работает колонка.')
  await bring(asked.incidentId, 'taken', { place: 'volot' })
  const { page, context } = await openAs('executor', { size: PHONE })
  await page.goto('/tasks?tab=all')
  const task = page.locator(`a[href^="/tasks/${asked.incidentId}"]`)
  await see(task)
  const isKept = (path: string) =>
    page.evaluate(async (one) => (await caches.match(one, { ignoreVary: true })) !== undefined, path)
  for (const path of ['', '/answer'])
    await expect
      .poll(() => isKept(`/api/incidents/${asked.incidentId}${path}`), { timeout: 15_000 })
      .toBe(true)

  await context.setOffline(true)
  await page.reload()
  await task.tap()
  const field = page.getByRole('textbox', { name: 'Текст ответа' })
  await see(field)
  await field.fill('Здравствуйте! Колонку чинят.')
  await see(page.getByText('сохранено на этом устройстве'))
  await page.reload()
  await see(field)
  expect(await field.inputValue()).toBe('Здравствуйте! Колонку чинят.')
  await context.setOffline(false)
  await see(page.getByText(/^сохранено \d/))
})

it('opens «Сегодня» and an article anew without a line, each as the first page of its person', async () => {
  expectTrouble(CUT)
  const api = (await openAs('executor')).page.context().request
  const found = Articles.parse(await (await api.get('/api/articles?limit=1')).json())
  const article = found.articles[0]
  if (!article) throw new Error('There are no articles')
  // How much is left of the day is said only when the day was read.
  const left = (page: Page) => page.locator('main header').getByRole('status')
  const title = (page: Page) => page.getByRole('heading', { name: article.title, level: 1 })
  for (const { path, data, shown } of [
    { path: '/today', data: '/api/today', shown: left },
    { path: `/knowledge/${article.id}`, data: `/api/articles/${article.id}`, shown: title },
  ]) {
    const { page, context } = await openAs('executor', { size: PHONE })
    await page.goto(path)
    await see(shown(page))
    const isKept = () =>
      page.evaluate(async (one) => (await caches.match(one, { ignoreVary: true })) !== undefined, data)
    await expect.poll(isKept).toBe(true)
    await context.setOffline(true)
    await page.reload()
    await see(shown(page))
    await context.setOffline(false)
  }
})

it('says lastingly that an answer sent without a line was refused', async () => {
  const { dispatcher, asked, page, context, field } = await openTask(
    'На Садовой, 9 прорвало водосток, вода идёт в подвал.',
  )

  await context.setOffline(true)
  await field.fill(`Здравствуйте, ${asked.resident.firstName}! Администрация разберётся в ближайшее время.`)
  await chooseOutcome(page)
  await page.getByRole('button', { name: /^На согласование/ }).click()
  // Nobody has checked this text, and the person hears it before it is put by.
  await see(page.getByRole('dialog', { name: 'Ответ ещё не проверен' }))
  await page.getByRole('button', { name: 'Отправить без причины' }).click()
  await see(page.getByText('1 ответ ждёт отправки'))
  await context.setOffline(false)

  const mark = page.locator(`a[href^="/tasks/${asked.incidentId}"]`).getByText('Не отправлено')
  await page.goto('/tasks?tab=all')
  await see(mark)
  await page.reload()
  await see(mark)
  await mark.click()
  await see(page.getByText('Не отправлено: Есть замечания: нужна причина.', { exact: true }))
  await page.getByRole('button', { name: /^На согласование/ }).click()
  await page.getByLabel('Почему отправляете так').fill('Выехали на место, подробности позже.')
  await page.getByRole('button', { name: 'Отправить с причиной' }).click()
  await expect.poll(async () => (await getIncident(dispatcher, asked.incidentId)).step).toBe('approval')
  await page.goto('/tasks?tab=all')
  await see(page.getByRole('heading', { name: 'Мои задачи' }))
  await seeGone(page.getByText('Не отправлено'))
})
