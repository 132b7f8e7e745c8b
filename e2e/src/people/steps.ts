/** The steps of an incident's life as the staff do them on the screen, at any size. */
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { see } from './see.ts'

export const AGENCY = 'Администрация Старорусского округа'
export const MUNICIPALITY = 'Старорусский округ'

/** Chooses from a searchable list by the whole name. */
export async function choose(page: Page, label: string, option: string): Promise<void> {
  const dialog = page.getByRole('dialog')
  const list = dialog.getByRole('combobox', { name: label, exact: true })
  await list.click()
  await list.fill(option)
  await dialog.getByRole('option', { name: option }).first().click()
}

export async function notice(page: Page, words: string): Promise<void> {
  await see(page.getByRole('status').getByText(words))
}

/** The dispatcher checks the suggestion, sets the place and the agency, and registers the question. */
export async function register(page: Page, incidentId: string, agency = AGENCY, municipality = MUNICIPALITY) {
  await page.goto(`/desk/new/${incidentId}`)
  await page
    .getByRole('button', { name: /^Изменить/ })
    .last()
    .click()
  const dialog = page.getByRole('dialog')
  const topic = dialog.getByRole('combobox', { name: 'Тема', exact: true })
  if ((await topic.inputValue()) === '')
    await choose(page, 'Тема', 'Неисправность или отсутствие освещения на дорогах и тротуарах')
  await choose(page, 'Муниципалитет', municipality)
  await choose(page, 'Ведомство', agency)
  await dialog.getByRole('button', { name: 'Разметить' }).click()
  await notice(page, 'Принято')
}

export async function assignPerson(page: Page, incidentId: string, person: string): Promise<void> {
  await page.goto(`/desk/assigned/${incidentId}`)
  await page.getByRole('button', { name: /^Назначить человека/ }).click()
  await choose(page, 'Исполнитель', person)
  await page.getByRole('dialog').getByRole('button', { name: 'Назначить человека' }).click()
  await notice(page, 'Исполнитель назначен')
}

/** The task is found in the list, taken and opened for writing. */
export async function takeTask(page: Page, incidentId: string): Promise<void> {
  await page.goto('/tasks?tab=all')
  await page.locator(`a[href="/tasks/${incidentId}"]`).click()
  await page.getByRole('button', { name: /^Взять в работу/ }).click()
  await notice(page, 'Взято в работу')
}

export async function writeAnswer(page: Page, text: string): Promise<void> {
  const area = page.getByRole('textbox', { name: 'Текст ответа' })
  await area.fill(text)
  await see(page.getByText(/^сохранено \d/))
  await sendForApproval(page)
}

/** Remarks of the checklist ask for a reason; a clean answer goes at once. */
export async function sendForApproval(page: Page): Promise<void> {
  const checked = page.getByRole('region', { name: 'Проверка ответа' }).getByText(/\d из \d/)
  await see(checked)
  await page.getByRole('button', { name: /^На согласование/ }).click()
  const reason = page.getByLabel('Почему отправляете так')
  const done = page.getByRole('status').getByText('Отправлено на согласование')
  await see(reason.or(done))
  if (await reason.isVisible()) {
    await reason.fill('Замечание не относится к вопросу: ответ проверен с начальником отдела.')
    await page.getByRole('button', { name: 'Отправить с причиной' }).click()
    await see(done)
  }
}

export async function approve(page: Page, incidentId: string): Promise<void> {
  await page.goto('/approvals')
  await page.locator(`a[href="/approvals/${incidentId}"]`).click()
  await page.getByRole('button', { name: /^Согласовать/ }).click()
  await notice(page, 'Согласовано, публикуем')
}

/** The card says what the network confirmed and whose word is next. */
export async function seePublished(page: Page, incidentId: string): Promise<void> {
  await page.goto(`/desk/awaiting_author/${incidentId}`)
  await see(page.getByText('Оценка удовлетворённости', { exact: true }))
  await see(page.getByText('Ответ опубликован: ВКонтакте'))
  expect(page.url()).toContain(incidentId)
}
