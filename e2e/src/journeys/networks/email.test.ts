import type { Page } from 'playwright-core'
import { expect, inject, it } from 'vitest'
import { useBrowser } from '../../people/browser.ts'
import { getIncident, listIncidents } from '../../people/desk-data.ts'
import { bring } from '../../people/prepare.ts'
import { becomeResident } from '../../people/resident.ts'
import { see } from '../../people/see.ts'
import { confirmApproval, notice, seePublished, writeAnswer } from '../../people/steps.ts'
import { createMailbox, isMailboxRead } from '../../setup/messenger-client.ts'

const browser = useBrowser()
const { openAs } = browser
const MUNICIPALITY = 'Валдайский округ'

it('asks the writer of a letter for one fact, answers by a letter, and the reply joins the same question', async () => {
  const { emailUrl } = inject('world')
  const name = `Приёмная Валдая ${Date.now()}`
  const box = await createMailbox(emailUrl, name, `priem-${Date.now()}@valdai.example`)

  const admin = (await openAs('administrator')).page
  await admin.goto('/channels')
  await admin.getByRole('link', { name: 'Подключить канал' }).click()
  await admin.getByRole('group', { name: 'Сеть' }).getByText('Эл. почта').click()
  const fill = (label: string, value: string) => admin.getByLabel(label).fill(value)
  await fill('Адрес ящика', box.address)
  await fill('Пароль', 'ne-tot-parol')
  await fill('Сервер входящих писем (IMAP)', '127.0.0.1')
  await fill('Сервер исходящих писем (SMTP)', '127.0.0.1')
  await fill('Имя отправителя, если нужно', name)
  await fill('Порт IMAP, если не 993', String(box.imap))
  await fill('Порт SMTP, если не 465', String(box.smtp))
  await admin.getByRole('button', { name: 'Проверить' }).click()
  const checks = admin.getByRole('list', { name: 'Проверки' })
  await see(checks.getByText(/Большинству почтовых служб нужен отдельный «пароль приложения»/))
  await fill('Пароль', box.password)
  await admin.getByRole('button', { name: 'Проверить' }).click()
  await see(admin.getByText(new RegExp(`«${name}»: (всё готово|готово, но)`)))
  await admin.getByRole('combobox', { name: 'Муниципалитет' }).fill(MUNICIPALITY)
  await admin.getByRole('option', { name: MUNICIPALITY }).click()
  await admin.getByRole('button', { name: 'Подключить', exact: true }).click()
  await notice(admin, `Подключено: ${name}`)

  const anna = await becomeResident(browser, emailUrl, 'Анна')
  await anna.goto(`/to/${box.address}`)
  await see(anna.getByText('Писем пока нет'))
  await expect.poll(() => isMailboxRead(emailUrl, box.address)).toBe(true)
  const desk = (await openAs('dispatcher')).page
  await desk.goto('/desk/new')
  await anna.getByLabel('Тема').fill('Яма на дороге')
  await anna.getByLabel('Письмо').fill('На улице Победы, 12 провалился асфальт, машины объезжают по газону.')
  await anna.getByRole('button', { name: 'Отправить' }).click()
  async function find(): Promise<string | undefined> {
    for (const id of await listIncidents(desk, 'queue=new&network=email'))
      if ((await getIncident(desk, id)).channelName === name) return id
    return undefined
  }
  await expect.poll(find).toBeDefined()
  const id = String(await find())
  await desk.goto(`/desk/new/${id}`)
  await see(desk.getByText('На улице Победы, 12 провалился асфальт').first())

  await bring(id, 'taken', { place: 'valday' })
  const executor = (await openAs('executor')).page
  await executor.goto(`/tasks/${id}`)
  await askOneFact({ executor, anna })
  await expect.poll(async () => (await getIncident(desk, id)).step).toBe('in_progress')

  const words =
    'Здравствуйте, Анна! Бригада засыпала провал сегодня, асфальт уложили. Отвечает администрация округа: 8 (81666) 2-25-16.'
  await writeAnswer(executor, words)
  const approver = (await openAs('approver')).page
  await approver.goto(`/approvals/${id}`)
  // Whoever decides has read what the author wrote last.
  const read = approver.getByRole('region', { name: 'Переписка' }).getByRole('button', { name: 'Прочитано' })
  await see(read)
  // A card that has changed under the press says so and is pressed again.
  await expect
    .poll(async () => {
      if (await read.isVisible()) await read.click({ timeout: 5000 }).catch(() => undefined)
      return approver.getByRole('button', { name: /^Согласовать/ }).isVisible()
    })
    .toBe(true)
  await confirmApproval(approver)
  await seePublished((await openAs('dispatcher')).page, id, 'Эл. почта')

  const answered = anna.locator('article.official', { hasText: words })
  await see(answered)
  await see(answered.locator('blockquote', { hasText: /Re: Яма на дороге \[№ \d+\]/ }))
  await answered.getByText('Ответить').first().click()
  await answered.getByLabel('Ответ').fill('Спасибо, но не починили')
  await answered.getByRole('button', { name: 'Ответить' }).click()

  await expect.poll(async () => (await getIncident(desk, id)).step).toBe('in_progress')
  await desk.goto(`/desk/in_progress/${id}`)
  await see(desk.getByText('Спасибо, но не починили').first())
})

/** The clocks stand from the question of the executor to the letter of its author. */
async function askOneFact({ executor, anna }: { executor: Page; anna: Page }): Promise<void> {
  await executor.getByRole('button', { name: 'Уточнить у автора' }).click()
  const dialog = executor.getByRole('dialog', { name: 'Уточнить у автора' })
  await see(dialog.getByText(/^Сроки встанут, ждём автора до/))
  const fact = 'Здравствуйте! Уточните, пожалуйста, у какого подъезда провал?'
  await dialog.getByLabel('Что спросить').fill(fact)
  await dialog.getByRole('button', { name: 'Спросить' }).click()
  const panel = executor.getByRole('region', { name: 'Уточняющий вопрос' })
  await see(panel.getByText(/^Ждём автора до/))
  await see(panel.getByText(/сроки стоят/))

  const asked = anna.locator('article.official', { hasText: fact })
  await see(asked)
  await asked.getByText('Ответить').first().click()
  await asked.getByLabel('Ответ').fill('У второго подъезда, прямо на проезде')
  await asked.getByRole('button', { name: 'Ответить' }).click()
  await see(panel.getByText('Автор ответил на уточняющий вопрос'))
}
