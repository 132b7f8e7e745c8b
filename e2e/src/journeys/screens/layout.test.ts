import type { Locator, Page } from 'playwright-core'
import { beforeEach, expect, it } from 'vitest'
import { useBrowser } from '../../people/browser.ts'
import { listIncidents } from '../../people/desk-data.ts'
import { bring } from '../../people/prepare.ts'
import { see } from '../../people/see.ts'
import { notice, takeTask } from '../../people/steps.ts'
import { type ConnectedCommunity, openCommunity, writeComment } from '../../setup/community.ts'

const { openAs } = useBrowser()
const SIZES = [
  { width: 1440, height: 900 },
  { width: 1280, height: 800 },
  { width: 390, height: 844 },
] as const
const COUNT = 12

let community: ConnectedCommunity
let desk: string

beforeEach(async () => {
  community = await openCommunity('Мошенское спрашивает', { municipality: 'moshenskoye' })
  desk = `/desk/new?channelId=${community.channelId}`
})

async function askMany(page: Page, count: number): Promise<string[]> {
  const resident = await community.network.createResident()
  for (let no = 1; no <= count; no += 1)
    await writeComment(community, resident, `На Физкультурной, ${no} не горит фонарь у подъезда номер ${no}.`)
  const find = () => listIncidents(page, `queue=new&channelId=${community.channelId}`)
  await expect.poll(async () => (await find()).length).toBeGreaterThan(0)
  return find()
}

const listOf = (page: Page) => page.getByRole('region', { name: 'Список вопросов' })
const rowsOf = (page: Page) => listOf(page).getByRole('list').getByRole('link')
/** For the eyes only: what its keys do stands in the dialog of keys too. */
const legendOf = (page: Page) => listOf(page).locator('> [aria-hidden="true"]:visible')

async function overlap(one: Locator, two: Locator): Promise<boolean> {
  const [a, b] = await Promise.all([one.boundingBox(), two.boundingBox()])
  if (!a || !b) return false
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
}

it.each(SIZES)(
  'no notice covers the last row, the legend of keys or a decision ($width px)',
  async (size) => {
    const { page } = await openAs('dispatcher', { size })
    const residents = await Promise.all(
      Array.from({ length: COUNT }, () => community.network.createResident()),
    )
    for (const [no, resident] of residents.entries())
      await writeComment(community, resident, `На Физкультурной, ${no + 1} не горит фонарь.`)
    const find = () => listIncidents(page, `queue=new&channelId=${community.channelId}`)
    await expect.poll(async () => (await find()).length).toBe(COUNT)
    const [first = ''] = await find()
    await page.goto(desk.replace('/new?', `/new/${first}?`))
    // The time is the hero at every width: it stands on the card, not behind a tab.
    await see(page.locator('main header [title^="Срок: "]:visible, [data-tour="deadline"]:visible').first())
    await page.keyboard.press('d')
    await page.keyboard.press('1')
    await notice(page, 'Отклонено')
    const toast = page.locator('.toast').first()
    const decisions = page.locator('[data-tour="actions"] button:visible')
    for (const decision of await decisions.all()) expect(await overlap(toast, decision)).toBe(false)
    const legend = legendOf(page)
    if ((await legend.count()) > 0) expect(await overlap(toast, legend.first())).toBe(false)
    const list = rowsOf(page)
    if ((await list.count()) > 0) {
      await list.last().scrollIntoViewIfNeeded()
      expect(await overlap(toast, list.last())).toBe(false)
    }
  },
)

it('gives a long notice lines of words, and room for them', async () => {
  const { page } = await openAs('sorter')
  await askMany(page, COUNT)
  await page.goto(desk)
  await see(rowsOf(page).first())
  await page.keyboard.press('j')
  await page.keyboard.press('x')
  await page.getByRole('searchbox').fill('Физкультурной')
  await notice(page, 'Выбор снят')
  const words = await page.locator('.toast .grow').first().boundingBox()
  expect(words?.width).toBeGreaterThan(170)
  await expect.poll(() => overlap(page.locator('.toast').first(), legendOf(page))).toBe(false)
})

it('never lays the key of the search over the clock, however long the names of sections are', async () => {
  const { page } = await openAs('dispatcher')
  await page.addInitScript(() => localStorage.setItem('veche.language', 'en'))
  await page.goto('/desk')
  const clock = page.getByRole('banner').locator('[title^="Europe/"]')
  await see(clock)
  for (const width of [1440, 1360, 1280, 1200, 1100, 1000]) {
    await page.setViewportSize({ width, height: 800 })
    const isCovered = await overlap(page.locator('[aria-keyshortcuts="Control+K"] kbd').last(), clock)
    expect({ width, isCovered }).toEqual({ width, isCovered: false })
  }
})

/** Sections that can be read whole, those behind «Ещё», and whether its button is there. */
function readSections(page: Page) {
  return page
    .getByRole('navigation', { name: 'Разделы' })
    .first()
    .evaluate((nav) => {
      const links = [...nav.querySelectorAll('a')]
      const isShown = (link: Element) => getComputedStyle(link).visibility === 'visible'
      const { right, bottom } = links[0]!.parentElement!.getBoundingClientRect()
      const isCut = (link: Element) => {
        const box = link.getBoundingClientRect()
        return box.right > right + 1 || box.top >= bottom || box.right > innerWidth
      }
      const more = nav.querySelector('button')
      const hasMore = more !== null && more.getBoundingClientRect().right <= innerWidth
      const isAllShown = links.every(isShown)
      return {
        cut: links.filter((link) => isShown(link) && isCut(link)).length,
        isReachable: isAllShown || hasMore,
      }
    })
}

it.each(['dispatcher', 'approver', 'head', 'administrator'] as const)(
  'keeps the bar within the window, however narrow, and each section within reach, for the %s',
  async (role) => {
    const { page } = await openAs(role)
    await page.goto('/')
    await see(page.getByRole('navigation', { name: 'Разделы' }).first())
    for (const width of [1440, 1366, 1280, 1200, 1100, 1000, 900, 768, 600]) {
      await page.setViewportSize({ width, height: 800 })
      await expect.poll(() => readSections(page)).toEqual({ cut: 0, isReachable: true })
      await expect
        .poll(() => page.evaluate(() => [innerWidth, document.documentElement.scrollWidth <= innerWidth]))
        .toEqual([width, true])
    }
    await page.getByRole('button', { name: 'Ещё разделы' }).click()
    await page.getByRole('menuitem').last().click()
    await see(page.getByRole('button', { name: 'Ещё разделы' }))
    expect(new URL(page.url()).pathname).not.toBe('/')
  },
)

it('leaves the card of the desk behind when a key opens another queue', async () => {
  const { page } = await openAs('approver')
  const [incidentId = ''] = await askMany(page, 1)
  await page.goto(`/desk/new/${incidentId}`)
  await see(page.locator('main section > header').locator('h1, h2').first())
  await page.keyboard.press('Shift+A')
  await see(page.getByRole('heading', { name: 'Согласование' }))
  expect(page.url()).not.toContain(incidentId)
  const shown = await listIncidents(page, 'queue=to_approve')
  if (shown.length === 0) expect(await page.locator('main section > header h1').count()).toBe(0)
  await page.goto(`/approvals/${incidentId}`)
  // Keys work once the page stands.
  await see(page.getByRole('heading', { name: 'Согласование' }))
  await page.keyboard.press('Shift+D')
  await page.waitForURL(/\/desk\//)
  expect(page.url()).not.toContain(incidentId)
})

it('finds a question by its words from the field in the top bar', async () => {
  const { page } = await openAs('dispatcher')
  const [incidentId = ''] = await askMany(page, 1)
  await page.goto('/desk/new')
  await page.getByRole('button', { name: 'Найти или перейти' }).click()
  const field = page.getByRole('combobox', { name: /^Слова вопроса/ })
  const options = page.getByRole('option')
  await expect
    .poll(async () => (await options.allTextContents()).findIndex((text) => text.includes('Новые')))
    .toBeGreaterThan(-1)
  await field.fill('физкультурной фонарь')
  const found = page.getByRole('option', { name: /Физкультурной/ }).first()
  await see(found)
  await found.click()
  await page.waitForURL(/\/desk\/all\//)
  expect(page.url()).toContain('/desk/all/')
  expect(incidentId).not.toBe('')
})

it('has the words of an answer in the first screen of a phone', async () => {
  // Whoever looks at the question too would have a line of their own above the words.
  const [incidentId = ''] = await askMany((await openAs('dispatcher')).page, 1)
  await bring(incidentId, 'given', { place: 'staraya-russa' })
  const { page } = await openAs('executor', { size: SIZES[2] })
  await takeTask(page, incidentId)
  const field = page.getByRole('textbox', { name: 'Текст ответа' })
  await see(field)
  // Who closed the question a moment ago still has a line above; one that tells of the connection goes away.
  await expect.poll(async () => (await field.boundingBox())?.y).toBeLessThanOrEqual(320)
  const box = await field.boundingBox()
  expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(SIZES[2].width)
})

it.each([390, 768, 1280])('keeps each figure of the board under its own heading (%i px)', async (width) => {
  await askMany((await openAs('dispatcher')).page, 1)
  const { page } = await openAs('dispatcher', { size: { width, height: 844 } })
  await page.goto('/board')
  const table = page.locator('section[aria-labelledby="brd-load"] table')
  await see(table.getByRole('rowheader').first())
  const { cells, late, soon } = await table.evaluate(measureLoad)
  if (!late || !soon) throw new Error('The table has no headings')
  // A group is as wide as the columns of its own, so that no figure stands under another's words.
  const lateCells = cells.filter((cell) => cell.x < soon.x)
  const soonCells = cells.slice(lateCells.length)
  expect(lateCells.length).toBeGreaterThan(0)
  expect(soonCells).toHaveLength(lateCells.length)
  for (const [group, own] of [
    [late, lateCells],
    [soon, soonCells],
  ] as const) {
    expect(Math.abs(group.x - (own[0]?.x ?? 0))).toBeLessThanOrEqual(1)
    expect(Math.abs(rightOf(group) - rightOf(own.at(-1)))).toBeLessThanOrEqual(1)
  }
  if (width < 600) expect(rightOf(soon)).toBeLessThanOrEqual(width)
})

type Box = { x: number; width: number }

/** Runs in the page: all at one moment, for rows and letters may still be on their way. */
function measureLoad(table: Element) {
  const boxesOf = (selector: string, words = '') =>
    [...table.querySelectorAll(selector)]
      .filter((cell) => cell.textContent?.includes(words))
      .map((cell) => cell.getBoundingClientRect())
      .filter(({ width }) => width > 0)
      .map(({ x, width }): Box => ({ x, width }))
  const [late] = boxesOf('thead th', 'Просрочено')
  const [soon] = boxesOf('thead th', 'Скоро срок')
  return { cells: boxesOf('tbody tr:first-child td'), late, soon }
}

const rightOf = (box: Box | undefined) => (box ? box.x + box.width : 0)
