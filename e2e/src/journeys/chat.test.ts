import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { ACCOUNTS } from '../people/accounts.ts'
import { PHONE, useBrowser } from '../people/browser.ts'
import { addChat, connectBot } from '../people/chat-setup.ts'
import { CUT } from '../people/cut-line.ts'
import { becomeResident, sendWords } from '../people/resident.ts'
import { see } from '../people/see.ts'
import { notice } from '../people/steps.ts'
import { createTelegramGroup, type TelegramGroup } from '../setup/telegram-client.ts'

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const fileOf = (name: string, mimeType: string, buffer: Buffer) => ({ name, mimeType, buffer })
const browser = useBrowser()
const { openAs } = browser
async function addMember(page: Page, person: string): Promise<void> {
  await page.getByRole('button', { name: 'Добавить человека' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Найти по имени').fill(person)
  await dialog.getByRole('radio', { name: person }).check()
  await dialog.getByLabel('Кто он в чате').selectOption('utility')
  await dialog.getByRole('button', { name: 'Добавить', exact: true }).click()
  await notice(page, 'Человек добавлен')
}

/** The official proves the account in the network by a code in a private message. */
async function linkAccount(page: Page, own: Page, { bot }: TelegramGroup): Promise<void> {
  await page.goto('/profile')
  await page.getByRole('button', { name: 'Получить код' }).click()
  const code = await page
    .locator('section', { hasText: 'Мои аккаунты в сетях' })
    .locator('code')
    .textContent()
  await own.goto(`/dialog/${bot.id}`)
  await sendWords(own, 'Сообщение', code ?? '')
  // The page hears of it by itself.
  await see(page.getByRole('button', { name: 'Отвязать' }))
}

it('answers a chat of residents: from the network, from a laptop and from a phone', async () => {
  const name = `Чудово. Вопросы ${Date.now()}`
  const group = await createTelegramGroup(name)
  await connectBot((await openAs('administrator')).page, group, name)
  const moderator = (await openAs('approver')).page
  const vera = await becomeResident(browser, group.url, 'Вера')
  await vera.goto(`/chat/${group.chatId}`)
  await sendWords(vera, 'Сообщение', 'Всем доброе утро')
  const pavel = await becomeResident(browser, group.url, 'Павел')
  await pavel.goto(`/chat/${group.chatId}`)
  const path = await addChat(moderator, name)
  await addMember(moderator, ACCOUNTS.executor.name)

  const nina = await becomeResident(browser, group.url, 'Нина')
  const executor = (await openAs('executor')).page
  await linkAccount(executor, nina, group)
  await moderator.reload()
  await see(moderator.getByText('аккаунт связан'))

  // The talk is open before anything is asked: what comes must come by itself.
  const dispatcher = (await openAs('dispatcher')).page
  await dispatcher.goto(path)
  const talk = dispatcher.getByRole('region', { name: 'Разговор' })
  await see(talk.getByText('Всем доброе утро').or(dispatcher.getByText('Здесь ещё не писали')))
  await sendWords(vera, 'Сообщение', 'Почему на Титова, 5 третий день нет горячей воды?')
  await sendWords(pavel, 'Сообщение', 'Подскажите, до скольких сегодня работает МФЦ?')
  const water = talk.getByRole('listitem').filter({ hasText: 'Почему на Титова, 5' }).first()
  const office = talk.getByRole('listitem').filter({ hasText: 'Подскажите, до скольких' }).first()
  await see(water)
  const clocks = dispatcher.getByRole('complementary', { name: 'Часы вопросов' })
  await see(clocks.getByText('2 открытых'))

  // The official replies in the network itself; that it will be mended is for a person to judge, then the clock stops.
  await nina.goto(`/chat/${group.chatId}`)
  const asked = nina.locator('article', { hasText: 'Почему на Титова, 5' }).first()
  await asked.getByText('Ответить').first().click()
  await asked.getByLabel('Ответ').fill('Вера, на Титова меняем насос, воду дадим сегодня к 18:00.')
  await asked.getByRole('button', { name: 'Ответить' }).click()
  await see(talk.getByText('Это ответ?'))
  await see(talk.locator('q', { hasText: 'Почему на Титова, 5' }))
  // A key decides nothing that is not chosen and in sight: first it brings it there. What it did is taken back by a key.
  await dispatcher.keyboard.press('y')
  await see(talk.locator('[aria-current="true"]', { hasText: 'меняем насос' }))
  await see(clocks.getByText('2 открытых'))
  await dispatcher.keyboard.press('y')
  await see(water.getByText(/отвечено за/))
  await see(clocks.getByText('1 открытый'))
  await dispatcher.keyboard.press('Control+z')
  await see(clocks.getByText('2 открытых'))
  await see(talk.getByText('Это ответ?'))
  await dispatcher.keyboard.press('y')
  await see(clocks.getByText('1 открытый'))

  // From a laptop, by keys alone.
  await dispatcher.keyboard.press('k')
  await see(office.getByRole('button', { name: /^Ответить/ }))
  await dispatcher.keyboard.press('r')
  await dispatcher.keyboard.type('МФЦ сегодня работает до 20:00.')
  await dispatcher.reload()
  await see(dispatcher.getByText(/^Ответ: Павел/))
  // «Ответить» has said already that it is the answer: nothing is asked.
  await dispatcher.getByRole('textbox', { name: /^Ответить от имени/ }).press('Control+Enter')
  await see(talk.getByText('МФЦ сегодня работает до 20:00.'))
  await see(office.getByText(/отвечено за/))
  await vera.reload()
  await see(vera.getByText('МФЦ сегодня работает до 20:00.'))
  // Colleagues see who of them wrote it, residents never do.
  const said = talk.getByRole('listitem').filter({ hasText: 'МФЦ сегодня' }).last()
  await see(said.getByText(`пишет ${ACCOUNTS.dispatcher.name}`))
  expect(await vera.getByText(ACCOUNTS.dispatcher.name).count()).toBe(0)

  // Words without a link: the field asks whom they answer, Enter says yes.
  await sendWords(vera, 'Сообщение', 'Подскажите, когда зальют каток на Соборной?')
  const rink = talk.getByRole('listitem').filter({ hasText: 'когда зальют каток' }).first()
  // Only of a question that is open there the field asks.
  await see(clocks.getByText(/зальют каток/))
  const field = dispatcher.getByRole('textbox', { name: /^Ответить от имени/ })
  await field.fill('Каток на Соборной зальём 10 декабря.')
  await field.press('Control+Enter')
  await see(dispatcher.getByText(/^Это ответ\? Спрашивает Вера/))
  await dispatcher.keyboard.press('Enter')
  await see(talk.getByText('Каток на Соборной зальём 10 декабря.'))
  await see(rink.getByText(/отвечено за/))

  // A danger is told at once, and the notice opens it.
  await sendWords(vera, 'Сообщение', 'У школы оборвало провод, он искрит, там дети!')
  await dispatcher.goto('/notifications')
  await dispatcher
    .getByRole('link', { name: new RegExp(name) })
    .first()
    .click()
  await see(dispatcher.locator('[aria-current="true"]', { hasText: 'оборвало провод' }))

  // And the official from a phone: a danger stands first and is answered with one hand, the line lost meanwhile.
  browser.expectTrouble(CUT)
  const { page: phone, context } = await openAs('executor', { size: PHONE })
  await phone.goto(path)
  await phone.getByRole('button', { name: /^Часы вопросов/ }).click()
  await see(phone.getByText('Опасность'))
  await phone.getByRole('button', { name: /оборвало провод/ }).click()
  await phone.getByRole('button', { name: 'Ответить', exact: true }).click()
  await phone.getByRole('textbox', { name: /^Ответить от имени/ }).fill('Бригада выехала, подходы закрыли.')
  await context.setOffline(true)
  await see(phone.getByText(/Написанное сохранено здесь и уйдёт само/))
  // A photograph taken without a line waits with the words; what is no picture is refused in words.
  await phone.locator('input[capture]').setInputFiles(fileOf('Двор.png', 'image/png', PNG))
  await see(phone.getByText('ждёт связи'))
  await phone.locator('input[multiple]').setInputFiles(fileOf('Смета.zip', 'application/zip', PNG))
  await see(phone.getByText('Смета.zip: подойдут JPEG, PNG, WebP и PDF'))
  await phone.getByRole('button', { name: 'Отправить' }).click()
  await see(phone.getByText('1 файл', { exact: true }))
  await see(phone.getByText(/^Написано в .*, нет связи/))
  await context.setOffline(false)
  const danger = phone.getByRole('listitem').filter({ hasText: 'оборвало провод' }).first()
  // A danger is over when a person says so, whatever the words are.
  await see(phone.getByText('Это ответ?'))
  await phone.getByRole('button', { name: /^Да/ }).click()
  await see(danger.getByText(/отвечено за/))
  await see(phone.getByRole('img', { name: 'Двор.png' }))
  // What was read last stands there without a line, the page opened anew.
  await context.setOffline(true)
  await phone.reload()
  await see(danger.getByText(/отвечено за/))
  await context.setOffline(false)
  await vera.reload()
  await see(vera.getByText('Бригада выехала, подходы закрыли.'))
  await see(vera.locator('article', { hasText: 'Бригада выехала' }).getByRole('img', { name: 'Фотография' }))

  // Where nothing leaves by itself the bar says so.
  await dispatcher.goto('/fakes')
  await see(dispatcher.getByRole('heading', { level: 1 }))
  await dispatcher.context().setOffline(true)
  await see(dispatcher.getByText(/когда связь вернётся, нажмите ещё раз/))
  await dispatcher.context().setOffline(false)
})
