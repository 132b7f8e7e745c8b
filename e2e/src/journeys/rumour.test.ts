import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { PHONE, useBrowser } from '../people/browser.ts'
import { addChat, connectBot } from '../people/chat-setup.ts'
import { becomeResident, sendWords } from '../people/resident.ts'
import { see } from '../people/see.ts'
import { notice } from '../people/steps.ts'
import { createTelegramGroup } from '../setup/telegram-client.ts'

const browser = useBrowser()
const { openAs } = browser
const CLAIM = 'роддом в Чудове закрывают, рожать повезут в Новгород'
const REPLY = 'Роддом в Чудове работает. До пятницы ремонтируют один этаж, роды принимают круглосуточно.'

async function openTalk(admin: Page, moderator: Page, name: string): Promise<Page> {
  const group = await createTelegramGroup(name)
  await connectBot(admin, group, name)
  const resident = await becomeResident(browser, group.url, 'Вера')
  await resident.goto(`/chat/${group.chatId}`)
  await sendWords(resident, 'Сообщение', 'Всем доброе утро')
  await addChat(moderator, name)
  return resident
}

async function giveVerdict(page: Page, reason: string): Promise<void> {
  await page.getByRole('button', { name: 'Искажение' }).click()
  await page.getByLabel('Почему так').fill(reason)
  await page.getByRole('button', { name: 'Дать вердикт' }).click()
}

it('takes a rumour from a chat to a refutation in every chat that tells it', async () => {
  const admin = (await openAs('administrator')).page
  const moderator = (await openAs('approver')).page
  const stamp = Date.now()
  const first = await openTalk(admin, moderator, `Чудово. Соседи ${stamp}`)
  const second = await openTalk(admin, moderator, `Чудово. Мамы ${stamp}`)

  // It is heard in one chat, and the card waits for whoever checks rumours.
  const checker = (await openAs('checker')).page
  await checker.goto('/fakes')
  await see(checker.getByRole('heading', { name: 'Фейки' }))
  await sendWords(first, 'Сообщение', `Правда ли, что ${CLAIM}?`)
  await checker
    .getByText(/роддом в Чудове закрывают/i)
    .first()
    .click()
  await sendWords(second, 'Сообщение', `Пересылают: ${CLAIM}!`)
  await see(checker.getByText(`Чудово. Мамы ${stamp}`))

  await checker.getByRole('button', { name: 'Завести карточку' }).click()
  await checker.getByRole('dialog').getByRole('button', { name: 'Завести' }).click()
  await notice(checker, 'Карточка заведена')
  await checker.getByRole('button', { name: 'Разобрать' }).click()
  const triage = checker.getByRole('dialog')
  await triage.getByText('4 — ').click()
  await triage.getByRole('combobox', { name: 'Кто даст факты' }).fill('Чудов')
  await triage.getByRole('option').first().click()
  await triage.getByLabel('Охват').fill('Пересылают в чатах округа')
  await triage.getByRole('button', { name: 'Запросить факты' }).click()
  await notice(checker, 'Разобрано, запросили факты')

  // Words alone are not enough: a paper is.
  await checker.getByRole('button', { name: 'Добавить доказательство' }).click()
  const evidence = checker.getByRole('dialog')
  await evidence.getByLabel('Что это').selectOption('register')
  await evidence.getByLabel('Название').fill('Лицензия родильного отделения')
  await evidence.getByLabel('О чём говорит').fill('Вид работ и адрес не изменились')
  await evidence.getByLabel('Ссылка').fill('https://example.org/licence/1')
  await evidence.getByRole('button', { name: 'Добавить' }).click()
  await notice(checker, 'Доказательство добавлено')
  await checker.getByLabel('Что верно').fill('До пятницы ремонтируют один этаж')
  await checker.getByRole('button', { name: 'Факты собраны' }).click()
  await notice(checker, 'Факты собраны')

  // Two people, each by themselves; the second from a phone.
  await giveVerdict(checker, 'Ремонт есть, закрытия нет')
  const { page: phone } = await openAs('approver', { size: PHONE })
  await phone.goto(new URL(checker.url()).pathname)
  await see(phone.getByText('Вердикт дан'))
  expect(await phone.getByText('Ремонт есть, закрытия нет').count()).toBe(0)
  await giveVerdict(phone, 'По лицензии всё на месте')

  await checker.getByLabel('Ответ под сообщениями').fill(REPLY)
  await checker.getByLabel(/^Отдельная запись/).fill(`${REPLY} Вопросы: в приёмную округа.`)
  await checker.getByRole('button', { name: 'На согласование' }).click()
  await notice(checker, 'Тексты ушли на согласование')
  await phone.getByRole('button', { name: 'Согласовать' }).click()
  await notice(phone, 'Согласовано, можно отправлять')

  await checker.getByRole('button', { name: 'Отправить в 2 места' }).click()
  await checker.getByRole('dialog').getByRole('button', { name: 'Отправить', exact: true }).click()
  for (const resident of [first, second]) {
    await expect
      .poll(async () => {
        await resident.reload()
        return resident.getByText(REPLY).count()
      })
      .toBeGreaterThan(0)
  }

  // Anybody can read what was checked.
  const { page: anybody } = await browser.openStranger({})
  await anybody.goto('/checked')
  await anybody.getByRole('link', { name: /роддом в Чудове закрывают/i }).click()
  await see(anybody.getByText(REPLY))
  await see(anybody.getByText('До пятницы ремонтируют один этаж').first())
  expect(await anybody.getByText('Вера').count()).toBe(0)
})
