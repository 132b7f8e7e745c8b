/**
 * What no other journey cuts: the yes of an approver, a picture taken over the resident's own, the list of what is near, cards
 * and a test of a course. Nothing is lost, and each is there once.
 */
import type { Page } from 'playwright-core'
import { beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { ask } from '../../people/ask.ts'
import { PHONE, useBrowser } from '../../people/browser.ts'
import { CUT, chooseCut } from '../../people/cut-line.ts'
import { listActivityTypes } from '../../people/desk-data.ts'
import { as, bring } from '../../people/prepare.ts'
import { see, seeGone } from '../../people/see.ts'
import { type ConnectedCommunity, openCommunity } from '../../setup/community.ts'
import { actOn } from '../../setup/staff-api.ts'

const { openAs, expectTrouble } = useBrowser()
let community: ConnectedCommunity

beforeAll(async () => {
  community = await openCommunity('Волот: решено без связи', { municipality: 'volot' })
})

const Answer = z.object({ files: z.array(z.object({ label: z.string() })) })
const Thread = z.object({
  thread: z.array(
    z.object({
      id: z.string(),
      attachments: z.array(z.object({ copy: z.object({ hasThumbnail: z.boolean() }).nullable() })),
    }),
  ),
})
const COURSE = 'Чат муниципалитета: дежурство'
const Courses = z.object({ courses: z.array(z.object({ id: z.string(), title: z.string() })) })
const Course = z.object({
  cards: z.array(z.unknown()),
  seen: z.array(z.string()),
  attempt: z.object({ answers: z.array(z.unknown()) }).nullable(),
})

async function onPhone(name: 'executor' | 'approver' | 'helper', path: string) {
  const person = await openAs(name, { size: PHONE })
  const { page } = person
  await page.clock.install()
  await page.goto(path)
  await page.evaluate(() => navigator.serviceWorker.ready)
  // Once more under the worker, so that it has seen what the page shows.
  await page.reload()
  return person
}

const isKept = (page: Page, end: string) =>
  page.evaluate(async (one) => {
    const kept = await (await caches.open('veche-tasks-1')).keys()
    return kept.some(({ url }) => url.endsWith(one))
  }, end)

/** A file of the client, by the name of what is in it. */
const isFileKept = (page: Page, name: string) =>
  page.evaluate(async (one) => {
    const kept = await (await caches.open('veche-shell-1')).keys()
    return kept.some(({ url }) => url.includes(`/${one}-`) && url.endsWith('.js'))
  }, name)

it('says yes once over a reload and a lost reply, and not to a text that is judged elsewhere by then', async () => {
  expectTrouble(CUT)
  const dispatcher = (await openAs('dispatcher')).page
  const given = async (question: string, text: string) => {
    const { incidentId } = await ask(dispatcher, community, question)
    await bring(incidentId, 'sent', { place: 'volot', text })
    return incidentId
  }
  const one = await given(
    'На Дачной, 2 не вывезли мусор от подъезда.',
    'Здравствуйте! Мусор с Дачной, 2 вывезли 24 ноября. Отвечает администрация округа: 8 (81662) 6-10-10.',
  )
  const other = await given(
    'На Парковой, 9 сломан забор у школы.',
    'Здравствуйте! Забор школы починила бригада 23 ноября. Спросить можно в администрации: 8 (81662) 6-10-10.',
  )
  const person = await onPhone('approver', `/approvals/${one}`)
  const { page, context } = person
  const yes = page.getByRole('button', { name: /^Согласовать/ })
  const askedAgain = page.getByRole('status').getByText(/^(Сначала прочитайте|Пока страница была открыта)/)
  const waits = page.getByText(/^«Согласовать» нажато в .* без связи/).first()
  /** A yes counts when the whole text has stood before the eyes. */
  async function sayYes() {
    await yes.press('Enter')
    const isHeard = async () => {
      if (!(await askedAgain.first().isVisible())) return true
      await yes.press('Enter', { timeout: 2000 }).catch(() => undefined)
      return false
    }
    await expect.poll(isHeard, { interval: 500 }).toBe(true)
  }
  const timesApproved = async (id: string) =>
    (await listActivityTypes(dispatcher, id)).filter((type) => type === 'approve').length

  await see(yes)
  await chooseCut(person, sayYes, {
    path: `/incidents/${one}/answer/approve`,
    async whileCut() {
      await page.goto(`/approvals/${one}`)
      await see(waits)
      await seeGone(yes)
    },
  })
  await seeGone(waits)
  expect(await timesApproved(one)).toBe(1)

  await page.goto(`/approvals/${other}`)
  await see(yes)
  await context.setOffline(true)
  await sayYes()
  await see(waits)
  const body = { versionNo: 1, reasonCode: 'tone', comment: 'Мягче, пожалуйста' }
  const people = { reader: as('dispatcher'), actor: as('approver') }
  await actOn(other, people, { path: 'answer/send-back', body })
  await context.setOffline(false)
  await page.goto(`/approvals/${other}`)
  await see(page.getByText(/^Вопрос № \d+: «Согласовать» не сделано: /).first())
  expect(await timesApproved(other)).toBe(0)
})

/** A camera of the page: the headless browser has none. */
const giveCamera = () => {
  const scene = Object.assign(document.createElement('canvas'), { width: 640, height: 480 })
  const draw = () => scene.getContext('2d')?.fillRect(0, 0, 640, 480)
  setInterval(draw, 100)
  navigator.mediaDevices.getUserMedia = async () => scene.captureStream(10)
}

it('finds without a line a task that is near, and lays the resident’s picture over the camera', async () => {
  expectTrouble(CUT)
  const words = 'На Береговой, 8 выломали скамейку, вот фото.'
  const { incidentId } = await ask((await openAs('dispatcher')).page, community, words, { photos: 1 })
  await bring(incidentId, 'taken', { place: 'volot' })
  const findCopied = async () =>
    Thread.parse(await as('executor')('GET', `/api/incidents/${incidentId}`)).thread.find(({ attachments }) =>
      attachments.some(({ copy }) => copy?.hasThumbnail),
    )?.id
  await expect.poll(findCopied).toBeTruthy()
  const small = `/api/messages/${await findCopied()}/attachments/0/thumbnail`
  const { page, context } = await openAs('executor', { size: PHONE })
  await context.grantPermissions(['geolocation'])
  await context.setGeolocation({ latitude: 58.52, longitude: 31.27 })
  await page.addInitScript(giveCamera)
  await page.goto('/tasks?tab=all')
  const task = page.locator(`a[href^="/tasks/${incidentId}"]`)
  await see(task)
  // Nobody has opened it: its words and its picture were read ahead.
  await expect.poll(() => isKept(page, `/api/incidents/${incidentId}`)).toBe(true)
  await expect.poll(() => isKept(page, small)).toBe(true)
  await page.goto('/tasks?tab=near')
  await see(task.getByText(/ км$/))
  await expect.poll(() => isKept(page, '/api/incidents/near')).toBe(true)
  await expect.poll(() => isFileKept(page, 'CameraDialog')).toBe(true)

  await context.setOffline(true)
  await page.reload()
  await see(task.getByText(/ км$/))
  await task.tap()
  await page.getByRole('button', { name: 'Снять фото' }).tap()
  const ghost = page.getByRole('img', { name: /^Снимок жителя поверх камеры/ })
  await expect.poll(() => ghost.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(480)
  await page.getByRole('button', { name: 'Снять', exact: true }).press('Enter')
  await see(page.getByText('1 фото здесь'))
  await page.reload()
  await see(page.getByText('1 фото здесь'))
  await context.setOffline(false)
  const files = async () =>
    Answer.parse(await as('executor')('GET', `/api/incidents/${incidentId}/answer`)).files
  await expect.poll(files).toMatchObject([{ label: 'after' }])
})

it('reads the cards of a course and answers a question of its test once', async () => {
  expectTrouble(CUT)
  const helper = as('helper')
  const { courses } = Courses.parse(await helper('GET', '/api/courses'))
  const id = courses.find(({ title }) => title === COURSE)?.id
  const read = async () => Course.parse(await helper('GET', `/api/courses/${id}`))
  const { cards } = await read()
  const person = await onPhone('helper', `/courses/${id}`)
  const { page } = person
  await page.getByRole('button', { name: 'Начать' }).tap()
  await see(page.getByText(`1 из ${cards.length}`))
  const next = page.getByRole('button', { name: /^(Дальше|К вопросам)$/ })
  const saved = page.getByText('Ответ сохранён здесь. Разбор придёт, когда вернётся связь.')
  await chooseCut(person, () => next.press('Enter'), {
    path: `/courses/${id}/seen`,
    async whileCut() {
      for (let card = 2; card <= cards.length; card += 1) {
        await see(page.getByText(`${card} из ${cards.length}`))
        await next.press('Enter')
      }
      await page.locator('fieldset input').first().check()
      await page.getByRole('button', { name: 'Ответить' }).press('Enter')
      await see(saved)
      await page.reload()
      await page.getByRole('button', { name: 'К вопросам' }).press('Enter')
    },
  })
  await expect.poll(async () => (await read()).seen.length).toBe(cards.length)
  await expect.poll(async () => (await read()).attempt?.answers.length).toBe(1)
})
