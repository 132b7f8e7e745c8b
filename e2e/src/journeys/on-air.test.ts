/** A live stream from its plan to its follow-up, with the line lost in the middle of it. */
import { buffer } from 'node:stream/consumers'
import type { Page } from 'playwright-core'
import { beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { useBrowser } from '../people/browser.ts'
import { CUT } from '../people/cut-line.ts'
import { listCutTexts } from '../people/cut-texts.ts'
import { see, seeGone } from '../people/see.ts'
import { type ConnectedCommunity, openCommunity, writeComment } from '../setup/community.ts'
import { onceOnly } from '../setup/once.ts'

const { openAs, expectTrouble } = useBrowser()
const PLACE = 'Окуловский'
const ANNOUNCEMENT = `Прямая линия ${onceOnly()}: вопросы под этой записью.`
let community: ConnectedCommunity

beforeAll(async () => {
  const opened = await openCommunity('Окуловка: эфир', { municipality: 'okulovka' })
  // Posted once we listen: such posts are offered as sources.
  const { id: postId } = await opened.network.publishPost(opened.groupId, ANNOUNCEMENT)
  community = { ...opened, postId }
})

const Questions = z.object({
  questions: z.array(
    z.object({
      ...{ text: z.string(), state: z.string(), timeCodeS: z.number().nullable(), promise: z.unknown() },
      answerLine: z.string().nullable(),
    }),
  ),
})

async function questionsOf(page: Page) {
  const id = /livestreams\/([0-9a-f-]{36})/.exec(page.url())?.[1]
  const reply = await page.context().request.get(`/api/livestreams/${id}/questions?since=0&limit=200`)
  return Questions.parse(await reply.json()).questions
}

async function plan(page: Page, title: string): Promise<void> {
  await page.goto('/livestreams')
  await page.getByRole('button', { name: 'Запланировать эфир' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Тема').fill(title)
  await dialog.getByRole('combobox', { name: 'Муниципалитет' }).fill(PLACE)
  await dialog.getByRole('option', { name: PLACE }).first().click()
  await dialog.getByLabel('Имя и фамилия').fill('Мария Лебедева')
  await dialog.getByLabel('Должность').fill('глава округа')
  await dialog.getByRole('button', { name: 'Запланировать' }).click()
  await see(page.getByRole('heading', { level: 1, name: title }))
}

async function addSource(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Добавить источник' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText(ANNOUNCEMENT).click()
  await dialog.getByRole('button', { name: 'Добавить' }).click()
  await see(page.getByRole('link', { name: 'Анонс' }))
}

async function move(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name, exact: true }).click()
  await seeGone(dialog)
}

const LAPTOP = { width: 1366, height: 768 }
const PHONE = { width: 390, height: 844 }

/** All of them side by side: a second line would push a question off the screen. */
function isOneLine(acts: Element): boolean {
  const tops = [...acts.children].map((act) => act.getBoundingClientRect().top)
  return tops.length > 1 && Math.max(...tops) - Math.min(...tops) < 4
}

/** The buttons that a toast lies over. */
function listCovered(): (string | null)[] {
  const toasts = [...document.querySelectorAll('.toast')].map((toast) => toast.getBoundingClientRect())
  const buttons = [...document.querySelectorAll('button')].filter((button) => !button.closest('.toast'))
  return buttons.flatMap((button) => {
    const { left, right, top, bottom } = button.getBoundingClientRect()
    const isCovered = toasts.some(
      (toast) => toast.left < right && toast.right > left && toast.top < bottom && toast.bottom > top,
    )
    return isCovered ? [button.textContent] : []
  })
}

async function say(text: string): Promise<void> {
  await writeComment(community, await community.network.createResident(), text)
}

/** The file a press brings, by its name and how it begins. */
async function keep(page: Page, button: string): Promise<{ name: string; start: string }> {
  const kept = page.waitForEvent('download')
  await page.getByRole('button', { name: button }).click()
  const file = await kept
  const bytes = await buffer(await file.createReadStream())
  return { name: file.suggestedFilename(), start: bytes.subarray(0, 4).toString() }
}

it('answers on air with three keys, and loses nothing when the line is lost and the page opened again', async () => {
  // A request without a line, and the refused end of the work, are what the journey is about.
  expectTrouble(CUT)
  const { page, context } = await openAs('dispatcher', { isKept: true })
  await plan(page, 'Дороги и снег')
  await addSource(page)
  await move(page, 'Объявить')
  await say('Когда починят мост через Перетну?')
  await see(page.getByText('Когда починят мост через Перетну?'))
  // A danger waits for no stream: it is passed on before this one has begun.
  await say('У нас искрит провод на детской площадке, дети рядом!')
  await see(page.getByText('Опасность: сразу передана дежурным, эфира не ждёт'))
  await move(page, 'Начать эфир')

  await page.getByRole('link', { name: 'Открыть экран эфира' }).click()
  const incoming = page.getByRole('region', { name: 'Входящие' })
  const now = page.getByRole('region', { name: 'Сейчас в эфире' })
  await see(incoming.getByText('Когда починят мост'))
  const dangers = page.getByRole('region', { name: /^Опасность: 1/ })
  for (const size of [PHONE, LAPTOP]) {
    await page.setViewportSize(size)
    await see(dangers.getByText(/^Передано, инцидент № \d+$/))
  }
  await say('Почему нет автобуса в Кулотино вечером?')
  await see(incoming.getByText('Почему нет автобуса'))
  const topics = incoming.getByRole('group', { name: 'Темы' })
  await see(topics)
  expect(await listCutTexts(topics)).toEqual([])
  await incoming.getByText('Почему нет автобуса').click()
  for (const size of [PHONE, LAPTOP]) {
    await page.setViewportSize(size)
    const decline = incoming.getByRole('button', { name: /^Отклонить/ })
    await see(decline)
    expect(await decline.locator('..').evaluate(isOneLine)).toBe(true)
  }
  await page.evaluate(() => navigator.serviceWorker.ready)
  // Once more under the worker, so that it has seen what the screen shows.
  await page.reload()
  await see(incoming.getByText('Почему нет автобуса'))

  // The same question in other clothes is one row; a greeting is none.
  await say('Здравствуйте! Почему нет автобуса в Кулотино вечером?')
  await say('Добрый вечер всем!')
  await see(page.getByRole('button', { name: 'Свёрнутые и не вопросы: 2, показать' }))
  await see(incoming.getByTitle('2 автора'))
  expect(await incoming.getByRole('listitem').count()).toBe(2)
  await page.getByRole('button', { name: /^Свёрнутые и не вопросы/ }).click()
  const aside = page.getByRole('region', { name: 'Свёрнутые и не вопросы' })
  await see(aside.getByText('Добрый вечер всем!'))
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await see(page.getByText(/отмечен как не вопрос/))
  expect(await page.evaluate(listCovered)).toEqual([])
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'К вопросам: 2' }).click()

  // Before any arrow Enter means the first: what most people ask.
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await see(page.getByText('2 отобрано'))
  await page.keyboard.press('1')
  await see(now.getByText('Почему нет автобуса'))

  await context.setOffline(true)
  await page.keyboard.press('2')
  await page.keyboard.press('1')
  await see(now.getByText('Когда починят мост'))
  // Picked among those without words, its line is written in at once: digits are letters of it, not keys.
  await page.getByRole('button', { name: /^№ \d+$/ }).click()
  await page.keyboard.type('Автобус вернут 1 или 2 декабря')
  await page.keyboard.press('Enter')
  await page.keyboard.press('w')
  await page.keyboard.type('Ждём 3 подрядчиков')
  await page.keyboard.press('Enter')
  await see(now.getByText('Когда починят мост'))
  await page.keyboard.press('3')
  await see(page.getByRole('dialog', { name: /^Поручение/ }))
  await page.keyboard.type('Мост откроют')
  await page.keyboard.press('Control+Enter')
  // What was pressed just before may still have been on its way.
  const waiting = page.getByText(/^\d+ действи\S+ жд\S+$/)
  await see(waiting)
  const count = await waiting.textContent()
  await see(page.getByText('1 в эфире'))

  await page.reload()
  await see(page.getByText('1 в эфире'))
  expect(await waiting.textContent()).toBe(count)

  await context.setOffline(false)
  await seeGone(waiting)
  const questions = await questionsOf(page)
  expect(questions.find(({ text }) => text.startsWith('Почему нет'))).toMatchObject({
    ...{ state: 'answered', answerLine: 'Автобус вернут 1 или 2 декабря' },
  })
  expect(questions.find(({ text }) => text.startsWith('Когда почин'))).toMatchObject({
    ...{ state: 'partly', answerLine: 'Ждём 3 подрядчиков' },
    promise: { what: 'Мост откроют', who: '', dueOn: null },
  })

  await move(page, 'Завершить')
  // No dead keys: what is over says so, and where to go on.
  const ended = page.getByRole('region', { name: 'Эфир завершён' })
  await see(ended.getByRole('link', { name: 'Карточка эфира' }))
  await see(ended.getByRole('link', { name: 'Протокол' }))
  await see(ended.getByRole('link', { name: 'Остаток на контроле: 2' }))
  expect(await page.getByRole('region', { name: 'Действия', exact: true }).count()).toBe(0)
  await page.getByRole('link', { name: 'К странице эфира' }).click()
  await page.getByRole('button', { name: 'Закрыть', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await see(dialog.getByText('Сейчас на контроле 2'))
  // What cannot be done is not offered.
  expect(await dialog.locator('footer').getByRole('button', { name: 'Закрыть', exact: true }).count()).toBe(0)
  await dialog.getByRole('button', { name: 'Показать, что открыто' }).click()
  const open = page.getByRole('listitem').filter({ hasText: 'Когда починят мост' })
  await see(open.getByText('Мост откроют'))
  await see(open.getByRole('link', { name: /^Инцидент №/ }))

  await page.setViewportSize({ width: 390, height: 844 })
  expect(await keep(page, 'Протокол в PDF')).toEqual({
    name: expect.stringMatching(
      /^Протокол эфира № \d+ \d{4}-\d\d-\d\d для внутреннего пользования \(с именами\)\.pdf$/,
    ),
    start: '%PDF',
  })
  await page.getByLabel('без имён').check()
  const asked = page.waitForRequest(/\/protocol\?.*withoutNames=true/)
  expect(await keep(page, 'Протокол в DOCX')).toMatchObject({
    name: expect.stringMatching(/без имён\.docx$/),
  })
  await asked
  await see(page.getByText('Протокол готов'))
  const legend = page.getByRole('region', { name: 'Баланс вопросов' }).getByRole('list')
  const isInside = (list: Element) =>
    [...list.children].every(
      (part) => part.getBoundingClientRect().right <= list.getBoundingClientRect().right,
    )
  expect(await legend.evaluate(isInside)).toBe(true)
  await context.setOffline(true)
  await page.getByRole('button', { name: 'Протокол в PDF' }).click()
  await see(page.getByRole('alert').getByText('Протокол не собрался.'))
})
