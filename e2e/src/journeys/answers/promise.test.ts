import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { ask } from '../../people/ask.ts'
import { useBrowser } from '../../people/browser.ts'
import { getIncident } from '../../people/desk-data.ts'
import { approveVersion, bring } from '../../people/prepare.ts'
import { see } from '../../people/see.ts'
import { seePublished, writeAnswer, writeInterim } from '../../people/steps.ts'
import { openCommunity } from '../../setup/community.ts'

const { openAs } = useBrowser()
/** The job that brings promised work back looks once a minute. */
const COMES_BACK_WITHIN_MS = 150_000

it('answers for now with a promise, is reminded before its date, and keeps it with the final answer', {
  timeout: 360_000,
}, async () => {
  await remindEarly((await openAs('administrator')).page)
  const dispatcher = (await openAs('dispatcher')).page
  const community = await openCommunity('Боровичи на связи', { municipality: 'borovichi' })
  const { resident, comment, incidentId } = await ask(
    dispatcher,
    community,
    'На Сушанской, 4 третью неделю течёт теплотрасса, во дворе пар и лужи. Когда почините?',
  )
  await bring(incidentId, 'taken', { place: 'borovichi' })
  const executor = (await openAs('executor')).page
  await executor.goto(`/tasks/${incidentId}`)

  const first = `Здравствуйте, ${resident.firstName}! Течь нашли сегодня, трубу заменим завтра до 18:00. Отвечает администрация округа: 8 (81664) 9-12-50.`
  await writeInterim(executor, first, {
    what: 'Заменим участок трубы',
    who: 'Теплоэнерго, мастер участка',
    day: inDays(1).key,
    evidence: 'фото после работ',
  })
  await approveVersion(incidentId)
  await expect
    .poll(async () => (await community.network.listAnswers(comment)).map(({ text }) => text))
    .toEqual([expect.stringContaining(first)])

  await dispatcher.goto(`/desk/postponed/${incidentId}`)
  const promises = dispatcher.getByRole('region', { name: 'Обещания' })
  await see(promises.getByText('Заменим участок трубы'))
  await see(promises.getByText('открыто'))

  await executor.goto('/notifications')
  const reminder = executor
    .locator(`a[href="/incident/${incidentId}"]`)
    .filter({ hasText: 'подходит срок обещания' })
  await see(reminder, COMES_BACK_WITHIN_MS)
  expect((await getIncident(executor, incidentId)).step).toBe('in_progress')
  await reminder.click()
  await see(executor.getByRole('region', { name: 'Обещания' }).getByText('открыто'))

  await openTask(executor, incidentId)
  await followsAnotherText(executor)
  const last = `Здравствуйте, ${resident.firstName}! Участок трубы заменили сегодня, тепло подано. Отвечает администрация округа: 8 (81664) 9-12-50.`
  await executor.getByRole('button', { name: 'Итоговый' }).click()
  await writeAnswer(executor, last)
  await approveVersion(incidentId, 2)
  await seePublished(dispatcher, incidentId)
  await see(promises.getByText('исполнено'))
  expect((await community.network.listAnswers(comment)).map(({ text }) => text)).toEqual([
    expect.stringContaining(first),
    expect.stringContaining(last),
  ])
})

it('moves the promise with the date that an approver mends, and its writer confirms both', {
  timeout: 240_000,
}, async () => {
  const dispatcher = (await openAs('dispatcher')).page
  const community = await openCommunity('Боровичи на связи', { municipality: 'borovichi' })
  const { resident, incidentId } = await ask(
    dispatcher,
    community,
    'На Гоголя, 12 неделю не вывозят мусор, баки полные.',
  )
  await bring(incidentId, 'taken', { place: 'borovichi' })
  const executor = (await openAs('executor')).page
  await executor.goto(`/tasks/${incidentId}`)
  const [first, later] = [inDays(3), inDays(5)]
  const text = `Здравствуйте, ${resident.firstName}! Мусор вывезут ${first.said}. Отвечает администрация округа: 8 (81664) 9-12-50.`
  const promise = { what: 'Вывоз мусора с площадки', who: 'Спецавтохозяйство', evidence: '' }
  await writeInterim(executor, text, { ...promise, day: first.key })

  const approver = (await openAs('approver')).page
  await approver.goto(`/approvals/${incidentId}`)
  await see(approver.getByRole('button', { name: /^Вернуть/ }))
  await approver.keyboard.press('w')
  const fields = approver.getByRole('group', { name: 'Обещание' })
  await expect.poll(() => fields.getByLabel('До какого дня').inputValue()).toBe(first.key)
  await approver.getByRole('textbox', { name: 'Текст ответа' }).fill(text.replace(first.said, later.said))
  await expect.poll(() => fields.getByLabel('До какого дня').inputValue()).toBe(later.key)
  expect(await fields.getByLabel('Что будет сделано').inputValue()).toBe(promise.what)
  await approver.getByRole('button', { name: 'Сохранить правку' }).click()
  await see(approver.getByRole('status').getByText('Правка сохранена'))

  await executor.goto(`/approvals/${incidentId}`)
  await see(executor.getByText(new RegExp(`Обещано: ${promise.what}`)))
  await see(executor.getByText(new RegExp(`до ${later.said.replace(' ', '\\s')}`)))
  await see(executor.getByRole('button', { name: /^Подтвердить правку/ }))
  expect(await executor.getByText('В тексте другой срок, чем в обещании').count()).toBe(0)
})

/** A region that wants its promised work back long before the date; one of the ordinary settings. */
async function remindEarly(page: Page): Promise<void> {
  await page.goto('/settings')
  const days = page.getByLabel('Напомнить об обещании, рабочих дней до срока')
  await see(days)
  if ((await days.inputValue()) === '10') return
  await days.fill('10')
  await page.getByRole('button', { name: 'Сохранить', exact: true }).click()
  await see(page.getByRole('status').getByText(/сохранен/i))
}

/** A second answer for now that promises another thing: its fields say that thing, not the one before. */
async function followsAnotherText(page: Page): Promise<void> {
  const promise = page.getByRole('group', { name: 'Обещание' })
  const wordsOf = (name: string) => promise.getByLabel(name).inputValue()
  await expect.poll(() => wordsOf('Что будет сделано')).toBe('Заменим участок трубы')
  await page
    .getByRole('textbox', { name: 'Текст ответа' })
    .fill('Здравствуйте! Двор отсыпем щебнем завтра, отдел благоустройства.')
  await expect.poll(() => wordsOf('Что будет сделано')).toBe('Двор отсыпем щебнем')
  expect(await wordsOf('Кто сделает')).toBe('отдел благоустройства')
}

async function openTask(page: Page, incidentId: string): Promise<void> {
  await page.goto('/tasks?tab=all')
  await page.locator(`a[href^="/tasks/${incidentId}"]`).click()
  await see(page.getByRole('textbox', { name: 'Текст ответа' }))
}

/** As the field of a date takes it, and as people say it, in the zone of the region. */
function inDays(days: number): { key: string; said: string } {
  const at = new Date(Date.now() + days * 24 * 3_600_000)
  const timeZone = 'Europe/Moscow'
  return {
    key: new Intl.DateTimeFormat('en-CA', { timeZone }).format(at),
    said: new Intl.DateTimeFormat('ru', { timeZone, day: 'numeric', month: 'long' }).format(at),
  }
}
