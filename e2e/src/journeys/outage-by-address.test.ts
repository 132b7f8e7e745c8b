import type { Page } from 'playwright-core'
import { beforeAll, expect, inject, it, vi } from 'vitest'
import { PHONE, useBrowser } from '../people/browser.ts'
import { listIncidents } from '../people/desk-data.ts'
import { approveVersion, goOn } from '../people/prepare.ts'
import { see } from '../people/see.ts'
import { notice, sendForApproval } from '../people/steps.ts'
import { runHere } from '../setup/cli.ts'

const { openStranger, openAs } = useBrowser()
const DISTRICT = 'Чудовский округ'
const QUESTION = 'Почему с утра нет холодной воды? Когда дадут?'
/** The page does not believe a form that was filled in within two seconds. */
const FILLING_MS = 2500
const ARRIVES_WITHIN_MS = 120_000

let channelId: string
beforeAll(async () => {
  const add = ['channel', 'add', 'form', '--id', 'outages', '--municipality', 'chudovo']
  const { note } = await runHere(inject('world'), ...add)
  channelId = /Channel (\S+) added/.exec(note)?.[1] ?? ''
  const isThere = async () => expect((await fetch(`${inject('world').url}/ask?to=outages`)).status).toBe(200)
  await vi.waitFor(isThere, { timeout: 10_000, interval: 200 })
})

it('loads outages from a file, finds the question from one of their houses and answers all by one text', async () => {
  const body = (await openAs('coordinator')).page
  await body.goto('/outages')
  await load(body, [row('ул. Грибоедова, 1–15 нечётные'), row('ул. Грибоедова, кроме 5')])
  const mistakes = body.getByRole('table', { name: 'Ошибки в файле' })
  await see(mistakes.getByRole('row', { name: /3 Адреса Не поняли адрес кроме 5/ }))
  expect(await body.getByRole('button', { name: 'Применить' }).count()).toBe(0)
  await choose(body, [row('ул. Грибоедова, 1–15 нечётные'), row('ул. Грибоедова, 20')])
  await body.getByRole('button', { name: 'Применить' }).click()
  await notice(body, 'Готово: добавлено 2')
  await see(body.getByRole('link', { name: /Промывка сети.*1–15 нечётные/ }))

  const { page: resident } = await openStranger({ size: PHONE, javaScriptEnabled: false })
  const receipt = await ask(resident)
  const dispatcher = (await openAs('dispatcher')).page
  const incidentId = await waitForQuestion(dispatcher)
  await dispatcher.goto(`/desk/new/${incidentId}`)
  const offers = dispatcher.getByRole('region', { name: 'Отключения по адресу вопроса' })
  await see(offers.getByText(/^Дом в отключении № \d+: холодная вода, до/))
  await see(offers.getByText('Житель сам отметил это отключение.'))
  await dispatcher.keyboard.press('w')
  await see(dispatcher.getByText(/Вопрос стал общим для отключения № \d+/))
  await dispatcher.goto(`/desk/assigned/${incidentId}`)
  await see(offers.getByText(/^Вопрос в отключении № \d+/))

  await goOn(incidentId, { from: 'given', to: 'taken' }, { place: 'chudovo' })
  const executor = (await openAs('executor')).page
  await executor.goto(`/tasks/${incidentId}`)
  const text = executor.getByRole('textbox', { name: 'Текст ответа' })
  await expect.poll(() => text.inputValue()).toMatch(/Ваш дом в отключении № \d+: отключена холодная вода/)
  await sendForApproval(executor)
  await approveVersion(incidentId)

  await resident.goto(new URL(receipt.link).pathname)
  await resident.getByLabel('Секретный код').fill(receipt.code)
  await resident.getByRole('button', { name: 'Показать' }).click()
  await expect
    .poll(
      async () => {
        await resident.getByRole('button', { name: 'Обновить' }).click()
        return resident.getByText(/Ваш дом в отключении № \d+: отключена холодная вода/).count()
      },
      { timeout: 60_000, interval: 1000 },
    )
    .toBe(1)
})

const HEAD = 'Вид;Что и почему;Ведомство;Муниципалитет;Адреса;Начало;Конец'
function row(addresses: string): string {
  const body = 'Администрация Чудовского округа'
  return ['холодная вода', 'Промывка сети', body, DISTRICT, `"${addresses}"`, wall(-1), wall(30)].join(';')
}

/** On clocks of the region. */
function wall(inHours: number): string {
  const at = new Date(Date.now() + inHours * 3_600_000)
  const format = new Intl.DateTimeFormat('ru', {
    timeZone: 'Europe/Moscow',
    dateStyle: 'short',
    timeStyle: 'short',
  })
  const [day = '', time = ''] = format.format(at).split(', ')
  const [date, month, year] = day.split('.')
  return `${date}.${month}.${year?.length === 2 ? `20${year}` : year} ${time}`
}

async function load(page: Page, rows: string[]): Promise<void> {
  await page.getByRole('button', { name: 'Файл', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Загрузить из файла' }).click()
  await choose(page, rows)
}

async function choose(page: Page, rows: string[]): Promise<void> {
  const buffer = Buffer.from([HEAD, ...rows].join('\r\n'))
  const file = page.getByRole('dialog').locator('input[type="file"]')
  await file.setInputFiles({ name: 'works.csv', mimeType: 'text/csv', buffer })
  await page.getByRole('button', { name: 'Показать изменения' }).click()
}

async function ask(page: Page): Promise<{ code: string; link: string }> {
  await page.goto('/ask?to=outages')
  await page.getByLabel('Что случилось').fill(QUESTION)
  await page.getByLabel('Округ или район').selectOption({ label: DISTRICT })
  await page.getByLabel('Адрес').fill('ул. Грибоедова, 7')
  await page.getByLabel('Согласен на обработку').check()
  const [, left, right] = /(\d+) \+ (\d+)/.exec((await page.locator('#gate').textContent()) ?? '') ?? []
  await page.getByLabel(/сколько будет \d+ \+ \d+/).fill(String(Number(left) + Number(right)))
  await page.waitForTimeout(FILLING_MS)
  await page.getByRole('button', { name: 'Отправить', exact: true }).click()
  await see(page.getByRole('heading', { name: 'По вашему адресу отключение. Вопрос о нём?' }))
  await see(page.getByText(/нет холодной воды/))
  await page.getByRole('button', { name: /^Да, сообщите, когда закончится отключение № \d+/ }).click()
  await see(page.getByRole('heading', { name: 'Вопрос принят' }))
  return {
    code: (await page.locator('#code').textContent()) ?? '',
    link: (await page.getByRole('link', { name: /\/ask\/\d+$/ }).textContent()) ?? '',
  }
}

async function waitForQuestion(page: Page): Promise<string> {
  const find = async () => (await listIncidents(page, `queue=new&channelId=${channelId}`))[0] ?? ''
  await expect.poll(find, { timeout: ARRIVES_WITHIN_MS }).not.toBe('')
  return find()
}
