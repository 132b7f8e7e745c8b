import type { Page } from 'playwright-core'
import { beforeEach, expect, it } from 'vitest'
import { useBrowser } from '../../people/browser.ts'
import { CUT } from '../../people/cut-line.ts'
import { listIncidents } from '../../people/desk-data.ts'
import { see, seeGone } from '../../people/see.ts'
import { notice } from '../../people/steps.ts'
import { type ConnectedCommunity, openCommunity, writeComment } from '../../setup/community.ts'

const { openAs, expectTrouble } = useBrowser()
const QUESTIONS = [
  'На Ломоносова, 12 третий день не горит уличный фонарь, темно идти с работы.',
  'Во дворе Песчаной, 4 не вывозят мусор, контейнеры полные с прошлой недели.',
  'Огромная яма на Октябрьской, 30, вчера там пробил колесо.',
  'Спасибо за новую площадку на Народной, дети довольны!',
]

/** As a keyboard repeats a key that is held, with room for an answer in between. */
const HELD_KEY_MS = 150

let community: ConnectedCommunity
let desk: string

// Nobody else's questions, and none of an earlier try, stand in this list.
beforeEach(async () => {
  community = await openCommunity('Демянск спрашивает', { municipality: 'demyansk' })
  desk = `/desk/new?channelId=${community.channelId}`
})

/** The list of new questions, with all of them in it. */
async function openList(): Promise<Page> {
  const { page } = await openAs('sorter')
  for (const text of QUESTIONS) await writeComment(community, await community.network.createResident(), text)
  await page.goto(desk)
  await waitForRows(page, QUESTIONS.length)
  return page
}

it('sorts the stream without touching the mouse', async () => {
  const { page } = await openAs('sorter')
  for (const text of QUESTIONS) await writeComment(community, await community.network.createResident(), text)
  const query = `queue=new&channelId=${community.channelId}`
  await expect.poll(async () => (await listIncidents(page, query)).length).toBe(QUESTIONS.length)
  await page.goto(desk)
  await waitForRows(page, QUESTIONS.length)

  const first = await openNext(page)
  const second = await openNext(page)
  expect(second).not.toBe(first)
  await page.keyboard.press('k')
  await expect.poll(() => openTitle(page)).toBe(first)

  await page.keyboard.press('Enter')
  await notice(page, 'Принято')
  await waitForRows(page, QUESTIONS.length - 1)
  await page.keyboard.press('Control+z')
  await notice(page, 'Отменено')
  await waitForRows(page, QUESTIONS.length)

  await page.goto(desk)
  await openByKeys(page, 'площадку')
  await page.keyboard.press('d')
  await see(page.getByRole('menu', { name: 'Отклонить' }))
  // The reasons are on the screen, none is chosen: Enter only says so.
  await page.keyboard.press('Enter')
  await see(page.getByRole('alert').getByText('Выберите причину'))
  expect(await rowsOf(page).count()).toBe(QUESTIONS.length)
  await page.keyboard.press('1')
  await notice(page, 'Отклонено')
  await waitForRows(page, QUESTIONS.length - 1)

  // The notice went with the page; the act did not.
  await page.goto(desk)
  await waitForRows(page, QUESTIONS.length - 1)
  // A letter alone is pressed by accident, and undoes nothing.
  await page.keyboard.press('z')
  await page.keyboard.press('Control+z')
  const question = page.getByRole('dialog', { name: 'Отменить это?' })
  const undone = page.getByRole('status').getByText('Отменено: Отклонено')
  // Asked about only when more than a minute has passed on a busy machine.
  await see(question.or(undone))
  if (await question.isVisible()) await page.keyboard.press('Enter')
  await notice(page, 'Отменено: Отклонено')
  // What came back is open, and its row stands in the list.
  await waitForRows(page, QUESTIONS.length)
  expect(await openTitle(page)).toContain('площадку')
  await see(page.locator('a[aria-current="true"]').getByText('площадку'))

  await page.goto(desk)
  await waitForRows(page, QUESTIONS.length)
  await openNext(page)
  await page.keyboard.press('x')
  await openNext(page)
  await page.keyboard.press('x')
  const bar = page.getByRole('group', { name: 'Действие с выбранными' })
  await see(bar.getByText('Выбрано 2'))
  await page.keyboard.press('d')
  const bulk = page.getByRole('dialog', { name: 'Действие с выбранными' })
  await see(bulk)
  expect(await bulk.getByRole('radio', { checked: true }).count()).toBe(0)
  await page.keyboard.press('Enter')
  await see(bulk.getByRole('alert').getByText('Выберите причину'))
  await page.keyboard.press('2')
  const chosen = bulk.getByRole('radio', { checked: true })
  expect(await chosen.evaluate((radio) => radio === document.activeElement)).toBe(true)
  await page.keyboard.press('Enter')
  await see(bulk.getByText('Пока ничего не изменено'))
  await expect.poll(() => bulk.getByRole('list', { name: 'Подходит' }).getByRole('listitem').count()).toBe(2)
  await page.keyboard.press('Escape')
  await seeGone(bulk)
  await see(bar)
  await page.keyboard.press('Escape')
  await seeGone(bar)
  await page.keyboard.press('m')
  const merge = page.getByRole('dialog', { name: 'Объединить вопросы' })
  await see(merge)
  await page.keyboard.press('Escape')
  await seeGone(merge)

  await page.goto(desk)
  await openByKeys(page, 'площадку')
  await page.keyboard.press('d')
  await see(page.getByRole('menu', { name: 'Отклонить' }))
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await notice(page, 'Отклонено')
  await waitForRows(page, QUESTIONS.length - 1)

  await openByKeys(page, 'яма')
  await page.keyboard.press('e')
  const topic = page.getByRole('dialog').getByRole('combobox', { name: 'Тема', exact: true })
  await expect.poll(() => topic.evaluate((input) => input === document.activeElement)).toBe(true)
  await page.keyboard.press('Control+a')
  await page.keyboard.type('Содержание грунтовых')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await notice(page, 'Принято')
})

it('has nothing chosen in another list, and says so', async () => {
  const page = await openList()
  await openNext(page)
  await page.keyboard.press('x')
  await page.keyboard.press('Shift+J')
  const bar = page.getByRole('group', { name: 'Действие с выбранными' })
  await see(bar.getByText('Выбрано 2'))
  // The keys of the card are those of the chosen rows now.
  const act = page.locator('[data-tour="actions"]')
  await see(act.getByRole('button', { name: /Принять|Оформить/ }))
  expect(await act.locator('kbd').count()).toBe(0)

  const search = page.getByRole('searchbox')
  await search.fill('яма')
  await notice(page, 'Выбор снят: 2 вопроса')
  await seeGone(bar)
  await waitForRows(page, 1)
  await page.getByRole('button', { name: 'Вернуться к ним' }).click()
  await waitForRows(page, QUESTIONS.length)
  await see(bar.getByText('Выбрано 2'))

  await page.keyboard.press('Control+k')
  await page.keyboard.type('Новые')
  await page.keyboard.press('Enter')
  await notice(page, 'Выбор снят: 2 вопроса')
  await seeGone(bar)
})

it('takes Enter again after what it asked for was lost on the way', async () => {
  expectTrouble(CUT)
  const page = await openList()
  await openNext(page)
  await page.keyboard.press('x')
  await page.keyboard.press('d')
  const bulk = page.getByRole('dialog', { name: 'Действие с выбранными' })
  await see(bulk)
  await page.keyboard.press('1')
  const calls = { isLosing: false, lost: 0 }
  // Lost after a while, not at once: meanwhile the button is busy. What only asks how it goes is not what is lost.
  await page.route('**/api/bulk-runs**', async (call) => {
    if (!calls.isLosing || call.request().method() === 'GET') return call.fallback()
    calls.isLosing = false
    await new Promise((resolve) => setTimeout(resolve, 300))
    await call.abort('internetdisconnected')
    calls.lost += 1
  })
  const lost = page.locator('.toast').getByText('Нет связи с сервером')
  calls.isLosing = true
  await page.keyboard.press('Enter')
  await see(lost)
  await page.keyboard.press('Enter')
  await see(bulk.getByText('Пока ничего не изменено'))
  calls.isLosing = true
  await page.keyboard.press('Enter')
  // The first notice may be gone by now.
  await expect.poll(() => calls.lost).toBe(2)
  await see(lost)
  await expect.poll(() => bulk.locator('button.busy').count()).toBe(0)
  await page.keyboard.press('Enter')
  await see(bulk.getByText('Готово'))
})

it('acts on the open row by Enter wherever the mouse was before', async () => {
  const page = await openList()

  const hasActed = page.getByRole('status').getByText('Принято').or(page.getByRole('dialog'))
  await rowsOf(page).nth(0).click()
  await openTitle(page)
  await page.keyboard.press('Enter')
  await see(hasActed)

  await page.goto(desk)
  await rowsOf(page).nth(0).click()
  await openTitle(page)
  await openNext(page)
  await page.keyboard.press('Enter')
  await see(hasActed)

  await page.goto(desk)

  const queues = page.getByRole('navigation', { name: 'Очереди' })
  await queues.getByRole('link', { name: /^Новые/ }).click()
  await rowsOf(page)
    .nth(0)
    .click({ modifiers: ['Shift'] })
  await rowsOf(page).nth(1).click()
  await page.keyboard.press('x')
  await see(page.getByRole('group', { name: 'Действие с выбранными' }).getByText('Выбрано 2'))
  await page.keyboard.press('Enter')
  await see(page.getByRole('dialog', { name: 'Действие с выбранными' }))
})

it('acts once while a key is held', async () => {
  const page = await openList()
  await rowsOf(page).nth(0).click()
  await openTitle(page)
  for (let repeated = 0; repeated < 12; repeated += 1) {
    await page.keyboard.down('Enter')
    await page.waitForTimeout(HELD_KEY_MS)
  }
  await page.keyboard.up('Enter')
  const left = await listIncidents(page, `queue=new&channelId=${community.channelId}`)
  expect(left.length).toBeGreaterThanOrEqual(QUESTIONS.length - 1)
})

it('accepts one question by a double press, and leads from row to row and back', async () => {
  const page = await openList()
  await rowsOf(page).filter({ hasText: 'яма' }).click()
  const first = await openTitle(page)
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('data-row') ?? null)
  const openId = () => new URL(page.url()).pathname.split('/').at(-1)
  const accepted = openId()
  await page.locator('[data-tour="actions"] [aria-keyshortcuts="Enter"]').focus()
  await page.keyboard.press('Enter')
  await page.locator('[data-fresh]').waitFor()
  await page.keyboard.press('Enter')
  await notice(page, 'Принято: ')
  expect(await openTitle(page)).not.toBe(first)
  await expect.poll(focused).toBe(openId())
  const left = await listIncidents(page, `queue=new&channelId=${community.channelId}`)
  expect(left).not.toContain(accepted)
  expect(left).toHaveLength(QUESTIONS.length - 1)

  await waitForRows(page, QUESTIONS.length - 1)
  const rows = await rowsOf(page).evaluateAll((links) => links.map((link) => link.getAttribute('data-row')))
  await page.keyboard.press('Escape')
  const row = await focused()
  await expect.poll(openId).toBe('new')
  expect(rows).toContain(row)
  const at = rows.indexOf(row)
  const [key, next] = at === 0 ? (['ArrowDown', 1] as const) : (['ArrowUp', at - 1] as const)
  await page.keyboard.press(key)
  await expect.poll(openId).toBe(rows[next])
  await expect.poll(focused).toBe(rows[next])

  await page.goto(desk)
  await waitForRows(page, QUESTIONS.length - 1)
  await page.locator('#content').focus()
  await page.keyboard.press('Tab')
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('К списку вопросов')
  await page.keyboard.press('Enter')
  await expect.poll(focused).toBe(rows[0])
})

it('lists its keys and finds words', async () => {
  const { page } = await openAs('sorter')
  await page.goto(desk)
  await see(page.getByRole('heading', { name: 'Новые', level: 1 }))
  await page.keyboard.press('?')
  await see(page.getByRole('dialog', { name: 'Клавиши' }))
  await page.keyboard.press('Escape')
  await seeGone(page.getByRole('dialog', { name: 'Клавиши' }))
  await page.keyboard.press('/')
  await page.keyboard.type('такого слова никто не писал')
  await see(page.getByText(/По запросу «такого слова никто не писал»/))
  expect(new URL(page.url()).searchParams.get('search')).toBe('такого слова никто не писал')
})

it('shows what came in the meantime without a reload and without moving the list', async () => {
  const { page } = await openAs('sorter')
  await page.goto(desk)
  const counter = page.getByRole('navigation', { name: 'Очереди' }).getByRole('link', { name: /^Новые/ })
  await see(page.getByRole('heading', { name: 'Новые', level: 1 }))
  await expect.poll(() => counter.textContent()).toMatch(/\d/)
  const write = async (text: string) =>
    writeComment(community, await community.network.createResident(), text)
  await write(QUESTIONS[0] ?? '')
  await waitForRows(page, 1)
  const before = await counter.textContent()
  await write('На Гагарина, 7 с утра нет холодной воды. Когда дадут?')
  await see(page.getByRole('button', { name: /^Показать 1 новый/ }))
  // Beside a thousand of another journey the counter stands at «999+».
  if (!before?.endsWith('+')) await expect.poll(() => counter.textContent()).not.toBe(before)
  expect(await countRows(page)).toBe(1)
  await page.keyboard.press('n')
  await see(page.getByRole('region', { name: 'Список вопросов' }).getByText('На Гагарина, 7'))
})

const rowsOf = (page: Page) =>
  page.getByRole('region', { name: 'Список вопросов' }).locator('a[href*="/desk/new/"]')

function countRows(page: Page): Promise<number> {
  return rowsOf(page).count()
}

async function waitForRows(page: Page, count: number): Promise<void> {
  await expect.poll(() => countRows(page)).toBe(count)
}

/** The title of the row that is open; its card stands beside the list. */
async function openTitle(page: Page): Promise<string> {
  const title = (await page.locator('a[aria-current="true"]').locator('b').first().textContent()) ?? ''
  await see(page.getByRole('region', { name: title, exact: true }))
  // One that opened by itself takes keys after a moment.
  await expect.poll(() => page.locator('[data-fresh]').count()).toBe(0)
  return title
}

async function openNext(page: Page, key = 'j'): Promise<string> {
  const before = page.url()
  await page.keyboard.press(key)
  await expect.poll(() => page.url()).not.toBe(before)
  return openTitle(page)
}

/** Walks with J, or K where it stands above, until the card with this word is open: rows of one second may stand in any order. */
async function openByKeys(page: Page, word: string): Promise<void> {
  await see(rowsOf(page).filter({ hasText: word }).first())
  for (let step = 0; step <= QUESTIONS.length; step += 1) {
    const rows = await rowsOf(page).evaluateAll((links) =>
      links.map((link) => ({ text: link.textContent ?? '', isOpen: link.ariaCurrent === 'true' })),
    )
    const open = rows.findIndex(({ isOpen }) => isOpen)
    if (open >= 0 && (await openTitle(page)).includes(word)) return
    await openNext(page, open > rows.findIndex(({ text }) => text.includes(word)) ? 'k' : 'j')
  }
  throw new Error(`No key came to the card with «${word}»`)
}
