/** A right depends on a course: the centre says so, an executor is warned, loses it, passes on a phone and has it again. */
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { expect, inject, it } from 'vitest'
import type { Account } from '../../people/accounts.ts'
import { PHONE, useBrowser } from '../../people/browser.ts'
import { as } from '../../people/prepare.ts'
import { see, seeGone } from '../../people/see.ts'
import { fillSignIn } from '../../people/sign-in.ts'
import { endGrace } from '../../setup/end-grace.ts'
import { hire } from '../../setup/hire.ts'
import { onceOnly } from '../../setup/once.ts'
import { openSession } from '../../setup/session.ts'
import { speakAs } from '../../setup/staff-api.ts'

const { openAs, openStranger, expectTrouble } = useBrowser()
const COURSE = 'Чат муниципалитета: дежурство'
const FILE = new URL('../../../../server/src/modules/portal/courses/content/chat-duty.md', import.meta.url)

/** By the words of each question, the words of its right answers. */
function readRight(): Map<string, string[]> {
  const parts = readFileSync(FILE, 'utf8').split('## Вопрос: ').slice(1)
  return new Map(
    parts.map((part) => {
      const [question = '', ...lines] = part.split('\n')
      return [question, lines.flatMap((line) => (line.startsWith('- [x] ') ? line.slice(6) : []))]
    }),
  )
}

async function passTest(page: Page): Promise<void> {
  const right = readRight()
  for (let left = right.size; left > 0; left -= 1) {
    const part = page.locator('section', { has: page.getByRole('button', { name: 'Ответить' }) })
    const question = (await part.getByRole('heading').textContent()) ?? ''
    for (const words of right.get(question) ?? []) await part.getByLabel(words, { exact: true }).check()
    await page.getByRole('button', { name: 'Ответить' }).tap()
    await see(page.getByText('Верно', { exact: true }))
    await page.getByRole('button', { name: 'Дальше' }).tap()
  }
}

it('lets a right wait for a course, and gives it back at the pass', async () => {
  expectTrouble(/401|Failed to load resource/)
  const world = inject('world')
  const person: Account = {
    ...{ email: `courses-${onceOnly()}@region.example`, name: 'Тимофей Ракитин' },
    ...{ password: 'rakitovyy-bereg-zhuk-73', grants: [['executor', 'agency:administration-valday']] },
  }
  await hire(world, person)
  const speak = speakAs({ url: world.url, cookie: await openSession(world.url, person), who: person.name })
  const work = () =>
    speak('POST', `/api/chats/${crypto.randomUUID()}/messages/${crypto.randomUUID()}/close`, {}).catch(String)

  const { page: centre } = await openAs('approver')
  await centre.goto('/courses')
  await centre.getByLabel('Работа в чатах').selectOption({ label: COURSE })
  await centre.getByRole('dialog').getByRole('button', { name: 'Связать' }).click()
  await see(centre.getByText(/Прошли 0 из \d+, право ждёт у 0/))

  try {
    const { page } = await openStranger({ size: PHONE })
    await page.goto('/notifications')
    await fillSignIn(page, person)
    await see(page.getByText(new RegExp(`Нужен курс «${COURSE}»`)))
    expect(await work()).not.toContain('access.course_required')

    await endGrace(world, person.email)
    expect(await work()).toContain('access.course_required')
    await page.reload()
    const waits = page.getByText('«Работа в чатах» ждёт вас')
    await see(waits)
    await page.getByRole('link', { name: 'Пройти курс' }).tap()
    await page.getByRole('button', { name: 'Начать' }).tap()
    for (let card = 1; card < 7; card += 1) {
      await see(page.getByText(`${card} из 7`))
      await page.getByRole('button', { name: 'Дальше' }).tap()
    }
    await page.getByRole('button', { name: 'К вопросам' }).tap()
    await passTest(page)
    await see(page.getByText('Курс пройден'))
    await seeGone(waits)
    expect(await work()).not.toContain('access.course_required')
    await page.getByRole('link', { name: 'Показать удостоверение' }).tap()
    await see(page.getByText('Тимофей Ракитин'))
    await see(page.getByText('Действует', { exact: true }))

    await centre.reload()
    await see(centre.getByText(/Прошли 1 из \d+/))
  } finally {
    await as('approver')('PUT', '/api/gates/chats', { courseId: null })
  }
})
