/** Two editors steer one stream: neither's key takes the words of the other, nor makes keys of letters. */
import type { Page } from 'playwright-core'
import { beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { DESK, useBrowser } from '../people/browser.ts'
import { listCutTexts } from '../people/cut-texts.ts'
import { see, seeGone } from '../people/see.ts'
import { type ConnectedCommunity, openCommunity, writeComment } from '../setup/community.ts'
import { onceOnly } from '../setup/once.ts'

const { openAs } = useBrowser()
const PHONE = { width: 390, height: 844 }
const BRIDGE = 'Когда починят мост через Перетну?'
const BUS = 'Почему нет автобуса в Кулотино вечером?'
const LIGHT = 'Когда включат фонари на улице Кирова?'
let community: ConnectedCommunity

beforeAll(async () => {
  community = await openCommunity('Окуловка: два редактора', { municipality: 'okulovka' })
})

const Created = z.object({ id: z.string(), version: z.number() })
const Questions = z.object({
  questions: z.array(
    z.object({
      ...{ text: z.string(), state: z.string(), answerLine: z.string().nullable() },
      promise: z.object({ what: z.string(), who: z.string() }).nullable(),
    }),
  ),
})

async function post(page: Page, path: string, body: object): Promise<unknown> {
  const origin = new URL(page.url()).origin
  const reply = await page.context().request.post(`/api${path}`, { data: body, headers: { origin } })
  if (!reply.ok()) throw new Error(await reply.text())
  return reply.json()
}

async function versionOf(page: Page, id: string): Promise<number> {
  return Created.parse(await (await page.context().request.get(`/api/livestreams/${id}`)).json()).version
}

async function moveTo(page: Page, id: string, move: string): Promise<void> {
  await post(page, `/livestreams/${id}/move`, { move, expectedVersion: await versionOf(page, id) })
}

async function change(page: Page, id: string, changes: object): Promise<void> {
  const data = { ...changes, expectedVersion: await versionOf(page, id) }
  const origin = new URL(page.url()).origin
  const reply = await page.context().request.patch(`/api/livestreams/${id}`, { data, headers: { origin } })
  if (!reply.ok()) throw new Error(await reply.text())
}

/** On air, under the post of the community. */
async function beginStream(page: Page, postId: number): Promise<string> {
  await page.goto('/livestreams')
  const { id } = Created.parse(
    await post(page, '/livestreams', {
      ...{ title: 'Дороги и свет', municipalityCode: 'okulovka', plannedAt: new Date().toISOString() },
      speakers: [{ name: 'Мария Лебедева', position: 'глава округа' }],
    }),
  )
  const { channelId, groupId } = community
  await post(page, `/livestreams/${id}/sources`, {
    ...{ kind: 'announcement', channelId, permalink: `https://vk.com/wall-${groupId}_${postId}` },
  })
  for (const move of ['announce', 'begin']) await moveTo(page, id, move)
  return id
}

async function questionOf(page: Page, id: string, text: string) {
  const reply = await page.context().request.get(`/api/livestreams/${id}/questions?since=0&limit=200`)
  return Questions.parse(await reply.json()).questions.find((question) => question.text === text)
}

async function openAir(page: Page, id: string): Promise<void> {
  await page.goto(`/livestreams/${id}/on-air`)
  await see(page.getByRole('region', { name: 'Входящие' }))
}

const now = (page: Page) => page.getByRole('region', { name: 'Сейчас в эфире' })
const selectFirst = async (page: Page, text: string) => {
  await page.getByRole('region', { name: 'Входящие' }).getByText(text).click()
  await page.keyboard.press('Enter')
  await see(page.getByRole('region', { name: 'Следующие' }).getByText(text))
}

async function twoOnAir(...texts: string[]) {
  const { page: one } = await openAs('dispatcher')
  const { page: two } = await openAs('approver')
  const { network, groupId } = community
  const { id: postId } = await network.publishPost(groupId, `Эфир ${onceOnly()}: спрашивайте.`)
  const id = await beginStream(one, postId)
  await openAir(one, id)
  for (const text of texts) {
    await writeComment({ ...community, postId }, await network.createResident(), text)
    await see(one.getByRole('region', { name: 'Входящие' }).getByText(text))
    await selectFirst(one, text)
  }
  await openAir(two, id)
  await one.keyboard.press('1')
  await see(now(two).getByText(/ на вопросе$/))
  return { one, two, id, place: { ...community, postId } }
}

it('keeps the field of a line to its question while a colleague puts the next one on air', async () => {
  const { one, two, id } = await twoOnAir(BRIDGE, BUS)
  await one.keyboard.press('w')
  await one.keyboard.type('Мост откроют в мае, ')
  await two.keyboard.press('1')
  await see(now(one).getByText(BUS))
  // Digits are letters of the line still, not keys upon what is on air now.
  await one.keyboard.type('2 полосы')
  expect(await questionOf(one, id, BRIDGE)).toMatchObject({ answerLine: null })
  await one.keyboard.press('Enter')
  await see(one.getByLabel('Что ответили на № 2'))
  await expect
    .poll(() => questionOf(one, id, BRIDGE))
    .toMatchObject({ answerLine: 'Мост откроют в мае, 2 полосы' })
  expect(await questionOf(one, id, BUS)).toMatchObject({ state: 'selected', answerLine: null })
})

it('keeps an errand with all its words where a colleague was quicker, and lets it replace the answer', async () => {
  const { one, two, id } = await twoOnAir(LIGHT)
  await one.keyboard.press('3')
  const dialog = one.getByRole('dialog')
  await dialog.getByLabel('Что обещали').fill('Фонари включат')
  await dialog.getByLabel('Кто').fill('Администрация')
  await two.keyboard.press('2')
  await see(dialog.getByText(/Пока вы заполняли/))
  expect(await dialog.getByLabel('Что обещали').inputValue()).toBe('Фонари включат')
  await one.keyboard.press('Control+Enter')
  await seeGone(dialog)
  await expect
    .poll(() => questionOf(one, id, LIGHT))
    .toMatchObject({
      ...{ state: 'partly', promise: { what: 'Фонари включат', who: 'Администрация' } },
    })
})

it('keeps a line and an errand that are not said yet through a reload and Back', async () => {
  const { one, id } = await twoOnAir(BRIDGE, BUS)
  const line = one.getByRole('textbox', { name: 'Что ответили на № 1' })
  await one.keyboard.press('w')
  await one.keyboard.type('Мост откроют в мае')
  await one.reload()
  await see(one.getByText(/ещё не записано/))
  expect(await line.inputValue()).toBe('Мост откроют в мае')
  expect(await questionOf(one, id, BRIDGE)).toMatchObject({ answerLine: null })
  await one.keyboard.press('w')
  await one.keyboard.press('Enter')
  await expect.poll(() => questionOf(one, id, BRIDGE)).toMatchObject({ answerLine: 'Мост откроют в мае' })

  const errand = one.getByRole('dialog', { name: /^Поручение/ })
  const leaveAndReturn = async () => {
    await one.goto('/livestreams')
    await one.goBack()
  }
  for (const leave of [() => one.reload(), leaveAndReturn]) {
    await see(now(one).getByText(BRIDGE))
    await one.keyboard.press('3')
    await errand.getByLabel('Что обещали').fill('Мост')
    await errand.getByLabel('Кто').fill('Дорожный отдел')
    await leave()
    await see(now(one).getByText(BRIDGE))
    await one.keyboard.press('3')
    expect(await errand.getByLabel('Кто').inputValue()).toBe('Дорожный отдел')
    await one.keyboard.press('Escape')
    await seeGone(errand)
  }
  await one.keyboard.press('3')
  await one.keyboard.press('Control+Enter')
  await seeGone(errand)
  await expect
    .poll(() => questionOf(one, id, BRIDGE))
    .toMatchObject({ promise: { what: 'Мост', who: 'Дорожный отдел' } })
})

it('makes nothing public by looking: clicks choose a row, Enter selects it', async () => {
  const { one, id, place } = await twoOnAir(BRIDGE)
  await writeComment(place, await community.network.createResident(), LIGHT)
  const row = one.getByRole('region', { name: 'Входящие' }).getByText(LIGHT)
  await row.click()
  await row.click()
  await row.dblclick()
  await see(one.getByText(/сразу показывает вопрос на открытой странице/))
  expect(await questionOf(one, id, LIGHT)).toMatchObject({ state: 'received' })
  await one.keyboard.press('Enter')
  await expect.poll(() => questionOf(one, id, LIGHT)).toMatchObject({ state: 'selected' })
})

it('answers authors with what was read: a line that breaks off is mended first, a later change is a correction', async () => {
  const { one, id } = await twoOnAir(BRIDGE, BUS)
  const write = async (line: string) => {
    await one.keyboard.press('w')
    await one.keyboard.type(line)
    await one.keyboard.press('Enter')
  }
  await write('Мост откроют до 1')
  await one.keyboard.press('2')
  await one.keyboard.press('1')
  await see(now(one).getByText(BUS))
  await write('Автобус вернут в среду')
  await one.keyboard.press('2')
  await expect.poll(() => questionOf(one, id, BUS)).toMatchObject({ state: 'answered' })
  await moveTo(one, id, 'end')
  await change(one, id, { recordingUrl: 'https://vk.com/video-1_2' })

  await one.goto(`/livestreams/${id}`)
  await one.getByRole('button', { name: 'Ответить авторам' }).click()
  const dialog = one.getByRole('dialog', { name: 'Ответить авторам' })
  await see(dialog.getByText(/обрывается на полуслове или на числе/))
  await see(dialog.getByText(/Автобус вернут в среду\. Смотреть с/))
  await see(dialog.getByRole('button', { name: 'Отправить: 1' }))
  await one.setViewportSize(PHONE)
  expect(await listCutTexts(dialog)).toEqual([])
  await dialog.getByRole('button', { name: 'Исправить ответ' }).first().click()
  const mended = dialog.getByRole('textbox', { name: 'Что ответили на № 1' })
  const lowHeight = (await mended.boundingBox())?.height ?? 0
  await mended.fill(
    'Мост через Перетну откроют до 1 мая, ограждение и плитку подрядчик закончит к середине мая',
  )
  // A sentence is read whole while it is mended.
  expect((await mended.boundingBox())?.height).toBeGreaterThan(lowHeight)
  await mended.fill('Мост откроют до 1 мая')
  await dialog.getByRole('button', { name: 'Сохранить' }).click()
  await see(dialog.getByText(/Изменилось, пока окно было открыто/))
  expect(await listCutTexts(dialog)).toEqual([])
  await one.setViewportSize(DESK)
  await see(dialog.getByText(/Мост откроют до 1 мая\. Смотреть с/))
  await dialog.getByRole('checkbox').first().check()
  await dialog.getByRole('button', { name: 'Отправить: 2' }).click()
  await seeGone(dialog)

  await one.getByRole('button', { name: 'Отвечены' }).click()
  await one.getByRole('button', { name: 'Записать ответ' }).first().click()
  const words = one.getByRole('dialog', { name: 'Что ответили на № 1' })
  await see(words.getByText('1 автор уже получил ответ:'))
  await words.getByRole('textbox').fill('Мост откроют до 9 мая')
  await words.getByRole('button', { name: 'Записать поправку' }).click()
  await see(one.getByText('В 1 месте прежние слова ответа: № 1'))
  await one.getByRole('button', { name: 'Отправить поправку' }).click()
  const correction = one.getByRole('dialog', { name: 'Отправить поправку' })
  await see(correction.getByText('Получили раньше: «Мост откроют до 1 мая»'))
  await correction.getByRole('button', { name: 'Отправить: 1' }).click()
  await seeGone(correction)
  await seeGone(one.getByText('В 1 месте прежние слова ответа: № 1'))
})
