/** One text to twenty-two chats and pages: two refuse it, the others have it once; mended, repeated, and withdrawn everywhere. */
import { expect, inject, it } from 'vitest'
import { z } from 'zod'
import type { Account } from '../../people/accounts.ts'
import { PHONE, useBrowser } from '../../people/browser.ts'
import { as } from '../../people/prepare.ts'
import { see } from '../../people/see.ts'
import { fillSignIn } from '../../people/sign-in.ts'
import { createCommunity } from '../../setup/community.ts'
import { hire } from '../../setup/hire.ts'
import { onceOnly } from '../../setup/once.ts'
import { countStanding, createTelegramGroups, greetIn, refusePosts } from '../../setup/telegram-client.ts'

const { openAs, openStranger, expectTrouble } = useBrowser()
const PLACE = 'parfino'
const CHATS = 20
const Candidates = z.object({
  candidates: z.array(z.object({ channelId: z.string() })),
})

const Added = z.object({ id: z.string() })

async function addChannel(network: string, transport: string, said: object): Promise<string> {
  const body = { network, transport, municipalityCode: PLACE, ...said }
  return Added.parse(await as('administrator')('POST', '/api/channels', body)).id
}

it('goes to 22 places, says where it was refused, is repeated there alone, and is withdrawn from all', async () => {
  // Whoever has not signed in is asked to.
  expectTrouble(/401/)
  const groups = await createTelegramGroups(`Парфино ${onceOnly()}`, CHATS)
  const bot = await addChannel('telegram', 'long_poll', {
    credentials: { bot: groups.bot.token, chats: String(groups.channelId) },
  })
  const { network, groupId } = await createCommunity(`Парфинский округ`, 'Новости округа')
  const resident = await network.createResident()
  const community = await network.issueToken({ kind: 'group', groupId })
  const user = await network.issueToken({ kind: 'user', groupId, userId: resident.id })
  await addChannel('vk', 'webhook', { externalId: String(groupId), credentials: { community, user } })
  await greetIn(groups)
  const isHeard = async () => {
    const { candidates } = Candidates.parse(await as('approver')('GET', '/api/chats/candidates'))
    return candidates.filter(({ channelId }) => channelId === bot).length
  }
  await expect.poll(isHeard, { timeout: 60_000 }).toBe(CHATS)
  for (const { id, title } of groups.chats)
    await as('approver')('POST', '/api/chats', {
      ...{ channelId: bot, container: `telegram:chat:${id}`, title, municipalityCode: PLACE },
    })
  const writer: Account = {
    ...{
      email: `texts-${onceOnly()}@region.example`,
      name: 'Юлия Морозова',
      password: 'zimniy-bor-tropa-73',
    },
    grants: [['coordinator', `municipality:${PLACE}`]],
  }
  await hire(inject('world'), writer)

  const text = `Завтра с 9 до 15 не будет воды на улице Мира. Номер ${onceOnly()}.`
  const { page } = await openStranger({ size: PHONE })
  await page.goto('/broadcasts')
  await fillSignIn(page, writer)
  await page.getByRole('button', { name: /^Написать/ }).tap()
  const form = page.getByRole('dialog')
  await form.getByRole('button', { name: /^Выбрать всё показанное: / }).tap()
  await see(form.getByText('выбрано 22 места'))
  await form.getByLabel('Текст', { exact: true }).fill('а'.repeat(4090) + text)
  await see(form.getByLabel('Слова для сети ВКонтакте'))
  await form.getByLabel('Текст', { exact: true }).fill(text)
  await see(form.getByRole('region', { name: 'Телеграм' }).getByText(text))
  await form.getByLabel('Срочно').check()
  await form.getByRole('button', { name: 'На согласование' }).tap()
  await see(page.getByRole('heading', { name: 'Ждёт согласования' }))
  expect(await countStanding(groups, text)).toBe(0)

  await refusePosts(groups, 2)
  const { page: head } = await openAs('head')
  await head.goto(new URL(page.url()).pathname)
  await head.getByRole('button', { name: 'Согласовать и отправить' }).click()
  await see(head.getByText('вышло 20 из 22'), 60_000)
  await see(page.getByText('не вышло в 2 местах'), 60_000)
  const places = page.getByRole('list', { name: 'Где вышло' })
  const refused = places.getByRole('listitem').filter({ hasText: 'не вышло' })
  expect(await refused.count()).toBe(2)
  await see(
    refused
      .first()
      .getByText(/Телеграм|бот|прав/i)
      .first(),
  )
  const standing = await countStanding(groups, text)

  await page.getByRole('button', { name: 'Повторить в 2 местах' }).tap()
  await see(page.getByText('вышло 22 из 22'), 60_000)
  expect(await countStanding(groups, text)).toBe(standing + 2)
  expect(await countStanding(groups, text)).toBe(CHATS + 1)

  await page.getByRole('button', { name: 'Отозвать везде' }).tap()
  await page.getByRole('dialog').getByLabel('Почему').fill('Работы перенесли')
  await page.getByRole('dialog').getByRole('button', { name: 'Отозвать везде' }).tap()
  await see(page.getByText('удалено в 22 из 22'), 60_000)
  expect(await countStanding(groups, text)).toBe(0)
  await see(page.getByText('Работы перенесли'))
})
