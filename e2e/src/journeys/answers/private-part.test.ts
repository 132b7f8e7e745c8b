/** An answer with personal data: the private part in messages, the public one under the comment, and closed messages. */
import type { Page } from 'playwright-core'
import { beforeAll, expect, inject, it } from 'vitest'
import { type Asked, ask as askIn } from '../../people/ask.ts'
import { useBrowser } from '../../people/browser.ts'
import { getIncident, listIncidents } from '../../people/desk-data.ts'
import { approveVersion, bring } from '../../people/prepare.ts'
import { becomeResident, sendWords } from '../../people/resident.ts'
import { see } from '../../people/see.ts'
import { approve, sendForApproval } from '../../people/steps.ts'
import { runHere } from '../../setup/cli.ts'
import { type ConnectedCommunity, openCommunity } from '../../setup/community.ts'
import { createMaxBot, createMaxChannel } from '../../setup/messenger-client.ts'
import { onceOnly } from '../../setup/once.ts'
import { createTelegramPlace, publishTelegramPost } from '../../setup/telegram-client.ts'

const browser = useBrowser()
const { openAs } = browser
const PRIVATE = 'По вашей квартире № 12 вернули 840 рублей, деньги отправили сегодня.'
let community: ConnectedCommunity

beforeAll(async () => {
  community = await openCommunity('Волот: расчёты', { municipality: 'volot' })
})

const ask = async (text: string) => askIn((await openAs('dispatcher')).page, community, text)

async function writePair({
  resident,
  incidentId,
}: {
  resident: { firstName: string }
  incidentId: string
}): Promise<Page> {
  await bring(incidentId, 'taken', { place: 'volot' })
  const executor = (await openAs('executor')).page
  await executor.goto(`/tasks/${incidentId}`)
  const publicText = `Здравствуйте, ${resident.firstName}! Перерасчёт выполнен 24 ноября. Отвечает администрация округа: 8 (81662) 6-10-10.`
  await executor.getByRole('textbox', { name: 'Текст ответа' }).fill(publicText)
  await executor.getByRole('button', { name: 'Добавить личную часть' }).click()
  await executor
    .getByRole('textbox', { name: 'Текст личной части' })
    .fill(`Здравствуйте, ${resident.firstName}! ${PRIVATE}`)
  return executor
}

async function announceAndSend(executor: Page): Promise<void> {
  await executor.getByRole('button', { name: 'Вставить фразу' }).click()
  await see(executor.getByRole('region', { name: 'Как увидит житель' }).getByText(PRIVATE))
  await see(executor.getByText(/^сохранено \d/))
  await sendForApproval(executor)
}

const privateTo = ({ resident }: Asked) =>
  community.network.listPrivateAnswers(community.groupId, resident.id)
const publicTo = async ({ comment }: Asked) =>
  (await community.network.listAnswers(comment)).map(({ text }) => text)
const stepOf = async (page: Page, { incidentId }: { incidentId: string }) =>
  (await getIncident(page, incidentId)).step

it('writes in private first, then under the comment, each once although an answer of the network was lost', async () => {
  const asked = await ask('Начислили за воду вдвое больше, почему? Кто ответит?')
  // Who has written to the community before may be written to.
  await community.network.writeMessage(community.groupId, asked.resident.id, 'Здравствуйте')
  const executor = await writePair(asked)
  await see(executor.getByText('Сообщения открыты: уйдёт в личный диалог'))
  await announceAndSend(executor)
  await community.network.setFaults([
    { kind: 'drop', when: 'after', method: 'messages.send', next: 1, groupId: community.groupId },
  ])

  const approver = (await openAs('approver')).page
  await approver.goto(`/approvals/${asked.incidentId}`)
  await see(approver.getByRole('region', { name: 'Личная часть: только автору' }).getByText(PRIVATE))
  await approve(approver, asked.incidentId)

  await expect.poll(() => publicTo(asked), { timeout: 40_000 }).toHaveLength(1)
  const [inPrivate] = await privateTo(asked)
  expect(await privateTo(asked)).toHaveLength(1)
  expect(inPrivate).toContain(PRIVATE)
  expect(inPrivate).toContain('Получили ли вы ответ на свой вопрос?')
  expect((await publicTo(asked))[0]).toMatch(/написали вам в личные сообщения\.$/)
  expect((await publicTo(asked))[0]).not.toContain('840 рублей')
  await expect.poll(() => stepOf(approver, asked)).toBe('awaiting_author')

  await community.network.writeMessage(community.groupId, asked.resident.id, 'Да')
  await expect.poll(() => stepOf(approver, asked)).toBe('done')
})

it('asks in the thread to write first, and sends the private part when the resident has', async () => {
  const asked = await ask('Не пришла субсидия за октябрь, когда перечислите?')
  const executor = await writePair(asked)
  await see(executor.getByText('Автор не открыл нам личные сообщения'))
  await announceAndSend(executor)
  await approveVersion(asked.incidentId)

  const dispatcher = (await openAs('dispatcher')).page
  await dispatcher.goto(`/desk/publishing/${asked.incidentId}`)
  await see(dispatcher.getByText(/^Личная часть\. Опубликовать не удалось/))
  await see(dispatcher.getByText(/Житель не разрешил сообществу писать ему/))
  await see(dispatcher.getByText(/Ждёт личную часть/))
  expect(await publicTo(asked)).toEqual([])
  await dispatcher.getByRole('button', { name: 'Позвать в ветке' }).click()

  await expect.poll(() => publicTo(asked)).toHaveLength(1)
  expect((await publicTo(asked))[0]).toContain(`https://vk.me/club${community.groupId}?ref=case`)
  expect(await stepOf(dispatcher, asked)).toBe('publishing')
  await community.network.writeMessage(community.groupId, asked.resident.id, 'Здравствуйте, жду ответ')
  await expect.poll(() => privateTo(asked)).toEqual([expect.stringContaining(PRIVATE)])
  await expect.poll(() => stepOf(dispatcher, asked)).toBe('awaiting_author')
})

type Bot = { url: string; id: number; token: string; channelId: number; dialog: string }

/** Bots with a channel under whose post a resident asks. */
const BOTS: Record<'telegram' | 'max', (name: string) => Promise<Bot>> = {
  async telegram(name) {
    const place = await createTelegramPlace(name, `raschety_${onceOnly()}`)
    await publishTelegramPost(place, 'Пишите под этой записью.')
    const { url, bot, channelId } = place
    return { url, ...bot, channelId, dialog: `/dialog/${bot.id}` }
  },
  async max(name) {
    const { maxUrl: url } = inject('world')
    const bot = await createMaxBot(url, name)
    return {
      url,
      ...bot,
      channelId: await createMaxChannel(url, bot.id, `${name}: канал`),
      dialog: `/bot/${bot.id}`,
    }
  },
}

it.each(['telegram', 'max'] as const)(
  'asks under a post to begin the bot of %s, whose link brings the private part',
  async (network) => {
    const bot = await BOTS[network](`Волот: расчёты ${onceOnly()}`)
    const added = await runHere(
      inject('world'),
      ...['channel', 'add', network, '--token', bot.token, '--municipality', 'volot'],
    )
    const channelId = /^Channel (\S+) added$/m.exec(added.note)?.[1]
    expect([added.code, channelId]).toEqual([0, expect.any(String)])
    const vera = await becomeResident(browser, bot.url, 'Вера')
    await vera.goto(`/channel/${bot.channelId}`)
    await sendWords(vera, 'Комментарий', 'Не пришла субсидия за октябрь, когда перечислите?')
    const dispatcher = (await openAs('dispatcher')).page
    const onDesk = () => listIncidents(dispatcher, `queue=new&channelId=${channelId}`)
    await expect.poll(onDesk).toHaveLength(1)
    const [incidentId = ''] = await onDesk()

    const executor = await writePair({ resident: { firstName: 'Вера' }, incidentId })
    await see(executor.getByText('Автор не открыл нам личные сообщения'))
    await announceAndSend(executor)
    await approveVersion(incidentId)
    await dispatcher.goto(`/desk/publishing/${incidentId}`)
    await see(dispatcher.getByText(/^Личная часть\. Опубликовать не удалось/))
    await dispatcher.getByRole('button', { name: 'Позвать в ветке' }).click()

    const invitation = vera.locator('article.official', { hasText: 'start=case' })
    await see(invitation)
    const payload = /start=(case\d+)/.exec((await invitation.textContent()) ?? '')?.[1]
    await vera.goto(`${bot.dialog}?start=${payload}`)
    await vera.getByRole('button', { name: 'Начать' }).click()
    await dispatcher.goto(`/desk/publishing/${incidentId}`)
    await see(vera.getByText(PRIVATE))
    await expect.poll(() => stepOf(dispatcher, { incidentId })).toBe('awaiting_author')
    expect(await onDesk()).toEqual([])
  },
)
