import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { beforeAll, expect, inject, it, vi } from 'vitest'
import { PHONE, useBrowser } from '../../people/browser.ts'
import { getIncident, listIncidents } from '../../people/desk-data.ts'
import { bring, goOn } from '../../people/prepare.ts'
import { see } from '../../people/see.ts'
import { approve, seePublished, writeAnswer } from '../../people/steps.ts'
import { runHere } from '../../setup/cli.ts'

const { openStranger, openAs, expectTrouble } = useBrowser()
const ONCE = 'На Зелёной, 3 второй день не вывозят мусор, баки полны'
const MORE = 'И у дома 5 тоже'
const QUESTION = 'На Губина, 12 во дворе не горит ни один фонарь, дети идут в темноте'
const LAMP = 'В сквере у школы третий вечер не горит светильник, темно и скользко'
const OPEN = ['', '/problems', '/outages', '/joined', '/answer-check', '/subscribe'].map(
  (page) => `/open${page}`,
)
/** The page does not believe a form that was filled in within two seconds. */
const FILLING_MS = 2500

/** A thousand imported messages of another journey may stand before it in the pipeline. */
const ARRIVES_WITHIN_MS = 120_000

let channelId: string
beforeAll(async () => {
  const add = ['channel', 'add', 'form', '--id', 'region', '--municipality', 'chudovo']
  const { note } = await runHere(inject('world'), ...add)
  channelId = /Channel (\S+) added/.exec(note)?.[1] ?? ''
  // The running product looks for new channels every few seconds.
  const isThere = async () => expect((await fetch(`${inject('world').url}/ask`)).status).toBe(200)
  await vi.waitFor(isThere, { timeout: 10_000, interval: 200 })
})

it('answers a resident without a social network on the region’s own page, without JavaScript, on a phone', async () => {
  // The frame that Chromium itself puts around a picture has a style; the page of a file allows none.
  expectTrouble(/Applying inline style .*\/ask\/files\//s)
  const { page } = await openStranger({ size: PHONE, javaScriptEnabled: false })
  await page.goto('/ask')
  await fill(page)
  await page.getByRole('button', { name: 'Отправить' }).click()
  await see(page.getByRole('heading', { name: 'Вопрос принят' }))
  const code = (await page.locator('#code').textContent()) ?? ''
  const receipt = (await page.getByRole('link', { name: /\/ask\/\d+$/ }).textContent()) ?? ''

  const dispatcher = (await openAs('dispatcher')).page
  const incidentId = await waitForQuestion(dispatcher)
  await bring(incidentId, 'taken', { place: 'chudovo' })
  await dispatcher.goto(`/desk/in_progress/${incidentId}`)
  await see(dispatcher.getByText('Анна Петрова').first())
  await dispatcher.getByRole('button', { name: 'Показать контакт' }).click()
  await see(dispatcher.getByText('anna@example.org'))
  const executor = (await openAs('executor')).page
  await executor.goto(`/tasks/${incidentId}`)
  const answer =
    'Здравствуйте, Анна! Фонари починили 23 ноября, отвечает администрация округа: 8 (81665) 5-45-08.'
  await attachPicture(executor)
  await writeAnswer(executor, answer)
  await approve((await openAs('approver')).page, incidentId)
  await seePublished(dispatcher, incidentId, 'Форма на сайте')

  await page.goto(new URL(receipt).pathname)
  await page.getByLabel('Секретный код').fill(code.toLowerCase())
  await page.getByRole('button', { name: 'Показать' }).click()
  await see(page.getByText('Фонари починили 23 ноября'))
  expect(page.url()).not.toContain(code.slice(0, 5))
  await seePicture(page)
  await page.getByLabel('Написать ещё').fill('У третьего подъезда темно')
  await page.getByRole('button', { name: 'Нет', exact: true }).click()
  await see(page.getByText('Сообщение принято'))
  await expect.poll(async () => (await getIncident(dispatcher, incidentId)).step).toBe('in_progress')
  await page.getByRole('button', { name: 'Обновить' }).click()
  await see(page.getByText('Нет. У третьего подъезда темно'))
})

it('sends nothing again by Back, Forward and reload, without JavaScript', async () => {
  expectTrouble(/400 \(Bad Request\)/)
  const { page } = await openStranger({ size: PHONE, javaScriptEnabled: false })
  const dispatcher = (await openAs('dispatcher')).page
  const countQuestions = async () => (await listIncidents(dispatcher, `channelId=${channelId}`)).length
  const before = await countQuestions()
  const there = async (text: string) => see(page.getByText(text, { exact: true }))
  await page.goto('/ask')
  await page.getByLabel('Что случилось').fill(ONCE)
  await page.getByLabel('Согласен на обработку').check()
  await countAndSend(page)
  await see(page.getByText('Вопрос ещё не отправлен'))
  await page.getByLabel('Округ или район').selectOption({ label: 'Чудовский округ' })
  await countAndSend(page)
  await see(page.getByRole('heading', { name: 'Вопрос принят' }))
  const code = (await page.locator('#code').textContent()) ?? ''
  await page.reload()
  await there(code)
  // Back to the form that had to be mended: the browser has it, with what was chosen last.
  await page.goBack()
  expect(await page.getByLabel('Что случилось').inputValue()).toContain(ONCE)
  await page.goForward()
  await there(code)

  await page.getByRole('button', { name: 'Открыть вопрос' }).click()
  await page.getByLabel('Написать ещё').fill(MORE)
  await page.getByRole('button', { name: 'Отправить сообщение' }).click()
  await see(page.getByText('Сообщение принято'))
  await page.goBack()
  await see(page.getByLabel('Написать ещё'))
  await page.goForward()
  await expect
    .poll(
      async () => {
        await page.reload()
        return page.getByText(MORE, { exact: true }).count()
      },
      { timeout: ARRIVES_WITHIN_MS },
    )
    .toBe(1)
  expect(page.url()).not.toContain(code.slice(0, 5))
  expect(await countQuestions()).toBe(before + 1)
})

it('keeps what was written when the line is cut, and believes the last choice of the place', async () => {
  const { page, context } = await openStranger({ size: PHONE })
  await context.grantPermissions(['geolocation'])
  await context.setGeolocation({ latitude: 58.38778, longitude: 33.91556 })
  await page.goto('/ask')
  await page.getByLabel('Что случилось').fill(QUESTION)
  const district = page.getByLabel('Округ или район')
  const latitude = page.locator('input[name="latitude"]')
  await page.getByRole('button', { name: 'Указать, где я сейчас' }).click()
  await expect.poll(() => district.inputValue()).toBe('borovichi')
  expect(await latitude.inputValue()).toBe('58.38778')
  // Written at work, about home.
  await district.selectOption({ label: 'Чудовский округ' })
  expect(await latitude.inputValue()).toBe('')
  await page.getByLabel('Адрес').fill('Губина, 12')
  await page.getByLabel('Как к вам обращаться').fill('Анна')

  await context.setOffline(true)
  await page.getByRole('button', { name: 'Отправить' }).click()
  await see(page.getByText('Связи нет. Написанное осталось на этой странице'))
  expect(await page.getByLabel('Что случилось').inputValue()).toBe(QUESTION)
  await context.setOffline(false)
  await page.goto('/checked')
  await page.goto('/ask')
  expect(await page.getByLabel('Что случилось').inputValue()).toBe(QUESTION)
  expect(await district.inputValue()).toBe('chudovo')
  expect(await page.getByLabel('Адрес').inputValue()).toBe('Губина, 12')
  expect(await page.getByLabel('Как к вам обращаться').inputValue()).toBe('Анна')
})

it('lets a neighbour join a problem that was asked with a point on the map, and read its answer, on a phone', async () => {
  const dispatcher = (await openAs('dispatcher')).page
  const before = await listNew(dispatcher)
  const { page } = await openStranger({ size: PHONE })
  await page.goto('/ask')
  await page.getByLabel('Что случилось').fill(LAMP)
  await page.getByRole('button', { name: 'Отметить на карте' }).click()
  const town = page.locator('#map-place .town', { hasText: 'Чудово' }).locator('circle')
  await town.scrollIntoViewIfNeeded()
  const box = await town.boundingBox()
  await page.mouse.click((box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + (box?.height ?? 0) / 2)
  await expect.poll(() => page.getByLabel('Округ или район').inputValue()).toBe('chudovo')
  await page.getByLabel('Согласен на обработку').check()
  await page.waitForTimeout(FILLING_MS)
  await page.getByRole('button', { name: 'Отправить', exact: true }).click()
  await see(page.getByRole('heading', { name: 'Вопрос принят' }))

  const incidentId = await waitForQuestion(dispatcher, before)
  await bring(incidentId, 'registered', { place: 'chudovo' })
  const { number } = await getIncident(dispatcher, incidentId)
  const neighbour = (await openStranger({ size: PHONE })).page
  await neighbour.goto(`/open/problems/${number}`)
  await neighbour.getByRole('link', { name: 'И у меня тоже' }).click()
  await neighbour.waitForTimeout(FILLING_MS)
  await neighbour.getByRole('button', { name: 'Присоединиться' }).click()
  await see(neighbour.getByRole('heading', { name: 'Вы присоединились' }))
  const code = (await neighbour.locator('#code').textContent()) ?? ''

  await dispatcher.goto(`/desk/assigned/${incidentId}`)
  await see(dispatcher.getByText('Присоединился: 1'))
  const text =
    'Здравствуйте! Светильник в сквере заменили 24 ноября, отвечает администрация округа: 8 (81665) 5-45-08.'
  await goOn(incidentId, { from: 'given', to: 'published' }, { place: 'chudovo', text })

  await neighbour.goto('/open/joined')
  await neighbour.getByLabel('Секретный код').fill(code.toLowerCase())
  await neighbour.getByRole('button', { name: 'Показать' }).click()
  await see(neighbour.getByText('Светильник в сквере заменили 24 ноября'))
})

async function attachPicture(page: Page): Promise<void> {
  const buffer = await page.screenshot({ type: 'png' })
  await see(page.getByRole('textbox', { name: 'Текст ответа' }))
  await page
    .locator('input[type="file"][multiple]')
    .setInputFiles({ name: 'posle.png', mimeType: 'image/png', buffer })
  await see(page.getByRole('img', { name: /posle\.png/ }))
  expect(await page.getByText('Сеть не примет сюда файлы').count()).toBe(0)
}

/** Small on the page, whole beside it. */
async function seePicture(page: Page): Promise<void> {
  // The first is the resident's own.
  const picture = page.getByRole('img', { name: /^Фото 1/ }).last()
  await picture.scrollIntoViewIfNeeded()
  const widthOf = () => picture.evaluate((image) => (image as HTMLImageElement).naturalWidth)
  await expect.poll(widthOf).toBeGreaterThan(300)
  expect((await picture.boundingBox())?.width).toBeLessThan(200)
  const [opened] = await Promise.all([page.context().waitForEvent('page'), picture.click()])
  await see(opened.locator('img'))
  await opened.close()
}

const listNew = (page: Page) => listIncidents(page, `queue=new&channelId=${channelId}`)

async function waitForQuestion(page: Page, known: readonly string[] = []): Promise<string> {
  const find = async () => (await listNew(page)).find((id) => !known.includes(id)) ?? ''
  await expect.poll(find, { timeout: ARRIVES_WITHIN_MS }).not.toBe('')
  return find()
}

async function fill(page: Page): Promise<void> {
  const picture = await page.screenshot({ type: 'png' })
  await page.getByLabel('Что случилось').fill(QUESTION)
  await page.getByLabel('Округ или район').selectOption({ label: 'Чудовский округ' })
  await page.getByLabel('Адрес').fill('Чудово, Губина, 12')
  await page.getByLabel('Как к вам обращаться').fill('Анна Петрова')
  await page.getByLabel('Телефон или почта').fill('anna@example.org')
  await page
    .getByLabel('Фото не обязательно')
    .setInputFiles({ name: 'yard.png', mimeType: 'image/png', buffer: picture })
  await page.getByLabel('Согласен на обработку').check()
  await count(page)
}

async function countAndSend(page: Page): Promise<void> {
  await count(page)
  await page.getByRole('button', { name: 'Отправить', exact: true }).click()
}

/** The sum in place of a script, at the pace of a person. */
async function count(page: Page): Promise<void> {
  const [, left, right] = /(\d+) \+ (\d+)/.exec((await page.locator('#gate').textContent()) ?? '') ?? []
  await page.getByLabel(/сколько будет \d+ \+ \d+/).fill(String(Number(left) + Number(right)))
  await page.waitForTimeout(FILLING_MS)
}

const LARGE = ['/ask', '/open', '/open/promises', '/open/data']
it.each(['ru', 'en'])('is reachable for everyone, at 360 pixels, in both themes (%s)', async (language) => {
  // A page that is not there, and a form that came back.
  expectTrouble(/404 \(Not Found\).*nowhere/)
  expectTrouble(/400 \(Bad Request\)/)
  const { page, context } = await openStranger({ size: { width: 360, height: 740 } })
  for (const path of [...['/ask', '/ask/check', '/ask?to=nowhere'], ...OPEN]) {
    await page.goto(`${path}${path.includes('?') ? '&' : '?'}lang=${language}`)
    await check(page, path)
  }
  for (const path of LARGE) {
    await page.goto(`${path}?lang=${language}&sight=large`)
    await check(page, `${path} for whoever sees badly`)
  }
  await page.goto(`/ask?lang=${language}`)
  await page.getByRole('button').last().click()
  await see(page.locator('[role="alert"]'))
  await check(page, 'a form to be mended')
  await context.close()
})

async function check(page: Page, place: string): Promise<void> {
  await page.evaluate(axe.source)
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    const found = await page.evaluate(async () => {
      const { violations } = await (window as unknown as { axe: typeof import('axe-core') }).axe.run(document)
      const isSideways = document.documentElement.scrollWidth > window.innerWidth
      return [...violations.map(({ id }) => id), ...(isSideways ? ['sideways'] : [])]
    })
    expect({ place, colorScheme, found }).toEqual({ place, colorScheme, found: [] })
  }
}
