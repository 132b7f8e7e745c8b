/** A ban in the emulated network with two people, and its lifting: the network keeps the person out, and lets them in again. */
import { expect, inject, it } from 'vitest'
import { z } from 'zod'
import type { Account } from '../../people/accounts.ts'
import { useBrowser } from '../../people/browser.ts'
import { as } from '../../people/prepare.ts'
import { becomeResident, sendWords } from '../../people/resident.ts'
import { see, seeGone } from '../../people/see.ts'
import { fillSignIn } from '../../people/sign-in.ts'
import { notice } from '../../people/steps.ts'
import { hire } from '../../setup/hire.ts'
import { onceOnly } from '../../setup/once.ts'
import { createTelegramGroup } from '../../setup/telegram-client.ts'

const browser = useBrowser()
const PLACE = 'chudovo'
const Added = z.object({ id: z.string() })
const Candidates = z.object({ candidates: z.array(z.object({ channelId: z.string() })) })

it('bans by two people, keeps the resident out of the chat, and lets them in when it is lifted', async () => {
  // Whoever has not signed in is asked to, and who is banned is refused by the network.
  browser.expectTrouble(/401|400/)
  const name = `Чудово. Ярмарка ${onceOnly()}`
  const group = await createTelegramGroup(name, 'administrator')
  const { id: channelId } = Added.parse(
    await as('administrator')('POST', '/api/channels', {
      ...{ network: 'telegram', transport: 'long_poll', municipalityCode: PLACE },
      credentials: { bot: group.bot.token },
    }),
  )
  const seller = await becomeResident(browser, group.url, 'Степан')
  await seller.goto(`/chat/${group.chatId}`)
  await sendWords(seller, 'Сообщение', 'Доброе утро, соседи')
  const isHeard = async () => {
    const { candidates } = Candidates.parse(await as('approver')('GET', '/api/chats/candidates'))
    return candidates.some((candidate) => candidate.channelId === channelId)
  }
  await expect.poll(isHeard, { timeout: 60_000 }).toBe(true)
  const { id: chatId } = Added.parse(
    await as('approver')('POST', '/api/chats', {
      ...{ channelId, container: `telegram:chat:${group.chatId}`, title: name, municipalityCode: PLACE },
    }),
  )
  await sendWords(seller, 'Сообщение', 'Продам диван, недорого, переводите на карту')
  const keeper: Account = {
    ...{ email: `chat-keeper-${onceOnly()}@region.example`, name: 'Лариса Чистякова' },
    password: 'vesenniy-luch-kryzhovnik-38',
    grants: [['chat_moderator', `municipality:${PLACE}`]],
  }
  await hire(inject('world'), keeper)
  const { page } = await browser.openStranger()
  await page.goto(`/chats/${chatId}`)
  await fillSignIn(page, keeper)

  const said = page.getByRole('listitem').filter({ hasText: 'Продам диван' }).first()
  await said.getByText('Продам диван').click()
  await said.getByRole('button', { name: 'Модерация' }).click()
  await page.getByRole('button', { name: 'Сделать прямо в сети…' }).click()
  await page.getByRole('radio', { name: 'Заблокировать' }).check()
  const form = page.getByRole('dialog')
  await form.getByLabel('Срок').selectOption('week')
  await form.getByLabel('Причина').selectOption('fraud')
  await form.getByLabel('Что именно не так').fill('Просит переводы на карту')
  await form.getByRole('button', { name: 'Предложить второму человеку' }).click()
  await notice(page, 'Ждёт второго человека')
  // Nothing has happened yet.
  await sendWords(seller, 'Сообщение', 'И кресло тоже')

  const { page: second } = await browser.openAs('approver')
  await second.goto('/moderation?view=waiting')
  const waiting = second.getByRole('listitem').filter({ hasText: 'Просит переводы на карту' })
  await waiting.getByRole('button', { name: 'Подтвердить' }).click()
  await second.getByRole('dialog').getByRole('button', { name: 'Подтвердить' }).click()
  // Whoever leaves the page at once takes the press with them.
  await seeGone(waiting)
  await second.goto('/moderation?view=running')
  const running = second.getByRole('listitem').filter({ hasText: 'Просит переводы на карту' })
  await see(running.getByText('Сделано'))
  await see(running.getByText(/решение: /))

  await seller.getByLabel('Сообщение').first().fill('Ещё и шкаф')
  await seller.getByRole('button', { name: 'Отправить' }).first().click()
  await see(seller.getByText('писать сюда нельзя'))

  // One person lifts it, at any time.
  await page.goto('/moderation')
  const own = page.getByRole('listitem').filter({ hasText: 'Просит переводы на карту' })
  await own.getByRole('button', { name: 'Разблокировать' }).click()
  const why = page.getByRole('dialog')
  await why.getByLabel('Почему').fill('Извинился')
  await why.getByRole('button', { name: 'Разблокировать' }).click()
  await seeGone(why)
  await page.goto('/moderation?view=all')
  await see(page.getByRole('listitem').filter({ hasText: 'Извинился' }).getByText('Сделано'))
  await seller.goto(`/chat/${group.chatId}`)
  await sendWords(seller, 'Сообщение', 'Спасибо, больше не буду')
})
