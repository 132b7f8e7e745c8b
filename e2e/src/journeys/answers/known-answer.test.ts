/** A question whose article exists: a phone answers it and another one approves, in six touches of both, and it is published. */
import type { Locator } from 'playwright-core'
import { beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { ask } from '../../people/ask.ts'
import { PHONE, useBrowser } from '../../people/browser.ts'
import { as, bring, untilPublished } from '../../people/prepare.ts'
import { see } from '../../people/see.ts'
import { confirmApproval, notice } from '../../people/steps.ts'
import { type ConnectedCommunity, openCommunity } from '../../setup/community.ts'

const { openAs } = useBrowser()
const MOST_TOUCHES = 6
/** Three times as long as an answer has to stand before its approver's eyes. */
const READ_MS = 3000
const NEXT_TOUCH_MS = 1000
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
const TITLE = 'Не горит фонарь у подъезда на улице Мира'
/** Of a road and of a yard: a lamp may be read as either. */
const LIGHTING = ['roads.lighting', 'landscaping.yard-lighting']
let community: ConnectedCommunity

/** Somebody wrote down what is known, and another person stands for it. */
async function saveArticle(): Promise<void> {
  const content = {
    ...{ title: TITLE, topicCodes: LIGHTING, municipalityCodes: ['volot'] },
    ...{ words: ['не горит фонарь у подъезда'], steps: '1. Передать электрикам', checkedOn: '2026-11-29' },
    ...{ validUntil: '2099-12-31', need: 'Свет у подъезда' },
    answers: [
      'Здравствуйте, {имя}! Лампу в фонаре у подъезда электрики администрации заменили {дата}. Отвечает администрация округа: 8 (81662) 6-10-10.',
    ],
  }
  const saved = (await as('coordinator')('POST', '/api/articles', content)) as { id: string }
  await as('approver')('POST', `/api/articles/${saved.id}/commands`, { type: 'approve', expectedVersion: 1 })
}

beforeAll(async () => {
  community = await openCommunity('Волот: что известно', { municipality: 'volot' })
  await saveArticle()
})

const Card = z.object({ thread: z.array(z.object({ authorName: z.string().nullable() })) })
const nameOf = async (id: string) =>
  Card.parse(await as('dispatcher')('GET', `/api/incidents/${id}`)).thread[0]?.authorName ?? ''

it('is answered and approved on two phones in six touches', async () => {
  const dispatcher = (await openAs('dispatcher')).page
  const asked = await ask(dispatcher, community, 'Не горит фонарь у подъезда на улице Мира, 7.')
  await bring(asked.incidentId, 'given', { place: 'volot' })
  // The network tells the name of an author a moment after the words.
  await expect.poll(() => nameOf(asked.incidentId)).toContain(asked.resident.firstName)
  const touches: string[] = []
  const touch = async (what: string, where: Locator) => {
    await where.tap()
    touches.push(what)
  }

  const { page } = await openAs('executor', { size: PHONE })
  await page.goto('/today')
  await touch('the row of the day', page.locator(`a[href^="/tasks/${asked.incidentId}"]`).first())
  await touch('take', page.getByRole('button', { name: /^Взять в работу/ }))
  // Two touches of one place within half a second are a double one, which acts once.
  await pause(NEXT_TOUCH_MS)
  const article = page.getByRole('button', { name: `Ответить по статье «${TITLE}»` })
  await see(article)
  const outcome = page.getByRole('group', { name: 'Итог' })
  for (const step of [article, outcome]) {
    const box = await step.boundingBox()
    // What is pressed next needs no scrolling.
    expect((box?.y ?? 0) + (box?.height ?? PHONE.height)).toBeLessThanOrEqual(PHONE.height)
  }
  await touch('the article', article)
  const field = page.getByRole('textbox', { name: 'Текст ответа' })
  const chosen = () =>
    field.evaluate((area: HTMLTextAreaElement) => area.value.slice(area.selectionStart, area.selectionEnd))
  // The blank is chosen already: it is typed, not touched. So is what the words say of the problem.
  await expect.poll(chosen).toBe('{дата}')
  await page.keyboard.type('24 ноября')
  await expect.poll(() => field.inputValue()).toContain('заменили 24 ноября.')
  await see(page.locator('summary').getByText('Замечаний нет'))
  await touch('send', page.getByRole('button', { name: /^На согласование/ }))
  await notice(page, 'Отправлено на согласование')

  const approver = (await openAs('approver', { size: PHONE })).page
  await approver.goto('/approvals')
  await touch('the row of approvals', approver.locator(`a[href="/approvals/${asked.incidentId}"]`))
  // It is scrolled to and read: a yes before that asks for it, which is another touch.
  await approver.locator('[data-answer-end]').scrollIntoViewIfNeeded()
  await pause(READ_MS)
  await confirmApproval(approver, () =>
    touch('approve', approver.getByRole('button', { name: /^Согласовать/ })),
  )
  expect(touches.length, touches.join(', ')).toBeLessThanOrEqual(MOST_TOUCHES)
  await untilPublished(asked.incidentId)
  const answers = await community.network.listAnswers(asked.comment)
  expect(answers.map(({ text }) => text).join('\n')).toContain('заменили 24 ноября')
})
