/** What a phone gives to others with the line cut for ten minutes: a sub-task, files of a part, a practice, a question. Each is there once. */
import { beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { ask } from '../../people/ask.ts'
import { PHONE, useBrowser } from '../../people/browser.ts'
import { CUT, chooseCut, pressCut } from '../../people/cut-line.ts'
import { PNG } from '../../people/grey-point.ts'
import { as, bring } from '../../people/prepare.ts'
import { see, seeGone } from '../../people/see.ts'
import { choose } from '../../people/steps.ts'
import { type ConnectedCommunity, openCommunity } from '../../setup/community.ts'
import { onceOnly } from '../../setup/once.ts'

const { openAs, expectTrouble } = useBrowser()
const LONG = { isLong: true }
let community: ConnectedCommunity

beforeAll(async () => {
  community = await openCommunity('Волот: поручено без связи', { municipality: 'volot' })
})

const Subtasks = z.object({ subtasks: z.array(z.object({ what: z.string(), state: z.string() })) })
const Part = z.object({ files: z.array(z.object({ name: z.string() })) })
const Practices = z.object({ practices: z.array(z.object({ id: z.string(), title: z.string() })) })
const Practice = z.object({ content: z.object({ pictures: z.array(z.object({ caption: z.string() })) }) })
const Threads = z.object({ threads: z.array(z.object({ title: z.string() })) })
const picture = (name: string) => ({ name, mimeType: 'image/png', buffer: PNG })

async function onPhone(name: 'executor' | 'helper' | 'head', path: string) {
  const person = await openAs(name, { size: PHONE })
  await person.page.clock.install()
  await person.page.goto(path)
  return person
}

async function openTask(text: string): Promise<string> {
  const { incidentId } = await ask((await openAs('dispatcher')).page, community, text)
  await bring(incidentId, 'taken', { place: 'volot' })
  return incidentId
}

it('gives a sub-task once', async () => {
  expectTrouble(CUT)
  const incidentId = await openTask('На Полевой, 2 разбита остановка, стекло на тротуаре.')
  const person = await onPhone('executor', `/tasks/${incidentId}`)
  const { page } = person
  await page.evaluate(() => navigator.serviceWorker.ready)
  // By the key: what comes in above moves the button from under a finger.
  const open = () => page.getByRole('button', { name: 'Дать подзадачу' }).press('Enter')
  const field = page.getByRole('textbox', { name: 'Текст ответа' })
  await see(field)
  await open()
  const what = 'Убрать стекло и огородить'
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Что сделать').fill(what)
  // What was begun stands over a reload.
  await page.reload()
  await see(field)
  await open()
  await expect.poll(() => dialog.getByLabel('Что сделать').inputValue()).toBe(what)
  await choose(page, 'Кто', 'Нина Рябова')
  const give = dialog.getByRole('button', { name: 'Поручить' })
  await pressCut(person, give, `/incidents/${incidentId}/subtasks`, LONG)
  await seeGone(dialog)
  await seeGone(page.getByText('Поручим, когда вернётся связь'))
  await see(page.getByRole('article', { name: what }))
  const { subtasks } = Subtasks.parse(await as('executor')('GET', `/api/incidents/${incidentId}/subtasks`))
  expect(subtasks).toEqual([{ what, state: 'open' }])
})

it('brings the photographs of a part once', async () => {
  expectTrouble(CUT)
  const incidentId = await openTask('На Речной, 11 вода течёт по улице второй день.')
  const id = crypto.randomUUID()
  await as('executor')('POST', `/api/incidents/${incidentId}/contributions`, {
    ...{ bodies: [{ id, agencyCode: 'water-polist', personId: null }], hours: 8 },
    ...{ ask: 'Когда устраните течь на Речной?', shownWords: 'Вода на улице' },
  })
  const person = await onPhone('helper', `/parts/${id}`)
  const { page } = person
  await page.evaluate(() => navigator.serviceWorker.ready)
  // Once more under the worker, so that it has seen what the part shows.
  await page.reload()
  const input = page.getByLabel('Добавить фото или документ').and(page.locator('input'))
  const waits = page.getByText(/^(люк|колодец)\.png: ждёт связи$/)
  await chooseCut(person, () => input.setInputFiles(picture('люк.png')), {
    path: `/contributions/${id}/files`,
    async whileCut() {
      await input.setInputFiles(picture('колодец.png'))
      await expect.poll(() => waits.count()).toBe(2)
      await page.reload()
      await expect.poll(() => waits.count()).toBe(2)
    },
  })
  await seeGone(page.getByRole('list', { name: 'Файлы на этом устройстве' }))
  const { files } = Part.parse(await as('helper')('GET', `/api/contributions/${id}`))
  expect(files.map(({ name }) => name).toSorted()).toEqual(['колодец.png', 'люк.png'])
})

it('writes a practice with its photograph once', async () => {
  expectTrouble(CUT)
  const person = await onPhone('head', '/practices')
  const { page } = person
  const title = `Обход остановок ${onceOnly()}`
  const open = () => page.getByRole('button', { name: 'Описать практику' }).press('Enter')
  await open()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Название').fill(title)
  await chooseCut(
    person,
    () => dialog.locator('input[type="file"]').setInputFiles(picture('остановка.png')),
    {
      path: '/practices/pictures',
      async whileCut() {
        await see(dialog.getByText('Ждёт связи'))
        await dialog.getByLabel('Что на фотографии 1').fill('После обхода')
      },
    },
  )
  await seeGone(dialog.getByText(/^(Ждёт связи|Отправляем…)$/))
  // What was begun stands over a reload, with its photograph.
  await page.reload()
  await open()
  await see(dialog.getByText(/то, что вы начали раньше/))
  await expect.poll(() => dialog.getByLabel('Что на фотографии 1').inputValue()).toBe('После обхода')
  await dialog.getByLabel('Округ').selectOption('volot')
  await choose(
    page,
    'Тематика или направление',
    'Неисправность или отсутствие освещения на дорогах и тротуарах',
  )
  await dialog.getByLabel('Что мешало').fill('Стекло лежало неделями.')
  await dialog.getByLabel('Что сделали').fill('Обходим остановки по понедельникам.')
  const send = dialog.getByRole('button', { name: 'Отправить на согласование' })
  await pressCut(person, send, '/api/practices', LONG)
  await seeGone(dialog)
  const head = as('head')
  const { practices } = Practices.parse(await head('GET', '/api/practices?list=mine'))
  const mine = practices.filter((practice) => practice.title === title)
  expect(mine).toHaveLength(1)
  const { content } = Practice.parse(await head('GET', `/api/practices/${mine[0]?.id}`))
  expect(content.pictures).toMatchObject([{ caption: 'После обхода' }])
})

it('asks the centre once, without a line and where the reply was lost', async () => {
  expectTrouble(CUT)
  const person = await onPhone('executor', '/feedback')
  const { page, context } = person
  const ask = page.getByRole('button', { name: 'Спросить или предложить' })
  await see(ask)
  const dialog = page.getByRole('dialog')
  const titles = [`Чья колонка ${onceOnly()}`, `Чей забор ${onceOnly()}`]
  const write = async (title: string) => {
    await ask.press('Enter')
    await dialog.getByLabel('Одной строкой').fill(title)
    await dialog.getByLabel('Подробно').fill('Спрашивают жители.')
    return dialog.getByRole('button', { name: 'Отправить' })
  }
  await context.setOffline(true)
  await (await write(titles[0] ?? '')).press('Enter')
  await see(page.getByText('Отправим, когда вернётся связь'))
  await context.setOffline(false)
  await seeGone(page.getByText('Отправим, когда вернётся связь'))
  await pressCut(person, await write(titles[1] ?? ''), '/api/feedback', LONG)
  await seeGone(page.getByText('Отправим, когда вернётся связь'))
  const asked = async () => {
    const { threads } = Threads.parse(await as('executor')('GET', '/api/feedback?list=mine'))
    return threads
      .map(({ title }) => title)
      .filter((title) => titles.includes(title))
      .toSorted()
  }
  await expect.poll(asked).toEqual(titles.toSorted())
})
