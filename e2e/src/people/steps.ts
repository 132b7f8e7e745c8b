/** The steps of an incident's life as the staff do them on the screen, at any size. */
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { followNotices, see } from './see.ts'

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
export async function register(
  page: Page,
  incidentId: string,
  agency = AGENCY,
  municipality = MUNICIPALITY,
  { isUrgent = false } = {},
): Promise<void> {
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
  if (isUrgent) await dialog.getByLabel('Срочный вопрос').check()
  await dialog.getByRole('button', { name: 'Разметить' }).click()
  await notice(page, 'Принято')
}

/** «На распределении»: the centre gives the question to an agency. */
export async function assignAgency(page: Page, incidentId: string, agency: string): Promise<void> {
  await page.goto(`/desk/distribution/${incidentId}`)
  const named = page.getByRole('button', { name: /^Назначить: / })
  const pick = page.getByRole('button', { name: /^Назначить ведомство/ })
  await see(named.or(pick))
  // Whoever refused has named this body: one press gives it the question.
  if (await named.isVisible()) await named.click()
  else {
    await pick.click()
    await choose(page, 'Ведомство', agency)
    await page.getByRole('dialog').getByRole('button', { name: 'Назначить ведомство' }).click()
  }
  await notice(page, 'Назначено')
}

export async function assignPerson(page: Page, incidentId: string, person: string): Promise<void> {
  await page.goto(`/desk/assigned/${incidentId}`)
  await page.getByRole('button', { name: /^Назначить человека/ }).click()
  await choose(page, 'Исполнитель', person)
  await page.getByRole('dialog').getByRole('button', { name: 'Назначить человека' }).click()
  await notice(page, `Исполнитель: ${person}`)
}

/** The task is found in the list, taken and opened for writing. */
export async function takeTask(page: Page, incidentId: string): Promise<void> {
  await page.goto('/tasks?tab=all')
  await page.locator(`a[href^="/tasks/${incidentId}"]`).click()
  await page.getByRole('button', { name: /^Взять в работу/ }).click()
  await notice(page, 'Взято в работу')
}

export async function writeAnswer(page: Page, text: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Текст ответа' }).fill(text)
  await saveAndSend(page)
}

export type Promised = { what: string; who: string; day: string; evidence: string }

/** Says what will be done, by whom and when: the question is put off until then. */
export async function writeInterim(page: Page, text: string, promised: Promised): Promise<void> {
  await page.getByRole('button', { name: 'Промежуточный' }).click()
  await page.getByRole('textbox', { name: 'Текст ответа' }).fill(text)
  const promise = page.getByRole('group', { name: 'Обещание' })
  await promise.getByLabel('Что будет сделано').fill(promised.what)
  await promise.getByLabel('Кто сделает').fill(promised.who)
  await promise.getByLabel('До какого дня').fill(promised.day)
  await promise.getByLabel('Чем подтвердим').fill(promised.evidence)
  await saveAndSend(page)
}

async function saveAndSend(page: Page): Promise<void> {
  await see(page.getByText(/^сохранено \d/))
  await sendForApproval(page)
}

/** Of a final answer; one that goes on from a version has its outcome already. */
export async function chooseOutcome(page: Page): Promise<void> {
  const outcomes = page.getByRole('group', { name: 'Итог' })
  if (!(await outcomes.isVisible()) || (await outcomes.locator('[aria-pressed="true"]').count()) > 0) return
  await outcomes.getByRole('button', { name: 'Разъяснено' }).click()
}

/** Remarks of the checklist ask for a reason; a clean answer goes at once. */
export async function sendForApproval(page: Page): Promise<void> {
  const checked = page.getByRole('region', { name: 'Проверка ответа' }).getByText(/\d из \d/)
  // On a phone the checklist is one line under the text.
  const folded = page.locator('summary').getByText(/^(Замечаний нет|\d+ замечан)/)
  await see(checked.or(folded))
  await chooseOutcome(page)
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
  await confirmApproval(page)
}

type Press = (limit?: { timeout: number }) => Promise<void>

const AGAIN = { timeout: 1000 }

/**
 * A yes counts when the whole text has been shown and stood there for a moment: until then each press shows the rest. What
 * the check has found meanwhile (the same words went to another resident) is read first: then the yes is said again.
 */
export async function confirmApproval(
  page: Page,
  press: Press = (limit) => page.getByRole('button', { name: /^Согласовать/ }).click(limit),
): Promise<void> {
  const askedAgain = page.getByRole('status').getByText(/^(Сначала прочитайте|Пока страница была открыта)/)
  // An answer that is held for a second is said to be approved for a second.
  const heard = await followNotices(page)
  await press()
  await expect
    .poll(
      async () => {
        // The yes of the last press may stand by now: then the button is gone, and nothing waits for it.
        if (await askedAgain.first().isVisible()) await press(AGAIN).catch(() => undefined)
        return (await heard()).join(' | ')
      },
      { interval: 300 },
    )
    .toContain('Согласовано')
}

/** The card says what the network confirmed and whose word is next. */
export async function seePublished(page: Page, incidentId: string, network = 'ВКонтакте'): Promise<void> {
  await page.goto(`/desk/awaiting_author/${incidentId}`)
  await see(page.getByText('Оценка удовлетворённости', { exact: true }))
  await see(page.getByText(`Ответ опубликован: ${network}`))
  expect(page.url()).toContain(incidentId)
}
