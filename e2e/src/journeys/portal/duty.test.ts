import { beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { PHONE, useBrowser } from '../../people/browser.ts'
import { as } from '../../people/prepare.ts'
import { see, seeGone } from '../../people/see.ts'
import { notice } from '../../people/steps.ts'

const { openAs } = useBrowser()
const BODY = 'administration-volot'
const DISTRICT = 'Волотовский округ'
const FIRST = { name: 'Алла Светова', phone: '8 (8162) 00-00-11' }
const SECOND = { name: 'Роман Фонарёв', phone: '8 (8162) 00-00-12' }
const Body = z.object({
  people: z.array(z.object({ id: z.string(), name: z.string() })),
  posts: z.array(z.object({ id: z.string(), name: z.string() })),
})

beforeAll(async () => {
  const speak = as('coordinator')
  for (const person of [FIRST, SECOND])
    await speak('POST', `/api/duty/bodies/${BODY}/people`, { userId: null, ...person })
  const post = {
    ...{ name: 'Сектор освещения', unitCode: null, phone: '', email: '', note: '', groupCodes: [] },
    ...{ topicCodes: ['roads.lighting', 'landscaping.yard-lighting'], municipalityCodes: [], streets: [] },
    ...{ scheduleCode: 'round-the-clock', isEmergency: false, leadId: null, deputyId: null, isActive: true },
  }
  const body = Body.parse(await speak('POST', `/api/duty/bodies/${BODY}/posts`, post))
  const person = (name: string) => body.people.find((one) => one.name === name)?.id
  const [today, other] = twoDays()
  await speak('PUT', `/api/duty/posts/${body.posts[0]?.id}/roster`, {
    ...{ week: today, expectedRevision: 0 },
    shifts: [
      { personId: person(FIRST.name), day: today, from: '00:00', to: '00:00' },
      { personId: person(SECOND.name), day: other, from: '00:00', to: '00:00' },
    ],
  })
})

it('finds who is on duty by words, and finds another one once two people have changed places on a phone', async () => {
  const dispatcher = (await openAs('dispatcher')).page
  await dispatcher.goto('/duty')
  await dispatcher.getByRole('searchbox', { name: 'О чём вопрос' }).fill('не горит фонарь')
  await dispatcher.getByLabel('Муниципалитет').selectOption({ label: DISTRICT })
  const answer = dispatcher.getByRole('region', { name: 'Ответ' })
  await see(answer.getByText(FIRST.name))
  const call = answer.getByRole('link', { name: `${FIRST.name}, позвонить ${FIRST.phone}` })
  expect(await call.getAttribute('href')).toBe('tel:88162000011')
  await see(answer.getByText('Сектор освещения'))

  const { page } = await openAs('coordinator', { size: PHONE })
  await page.goto(`/duty/${BODY}`)
  await page.getByRole('link', { name: 'Дежурства' }).click()
  const swap = page.getByRole('button', { name: /^Поменять местами/ })
  await swap.nth(0).click()
  await swap.nth(1).click()
  await page.getByRole('button', { name: 'Сохранить неделю' }).click()
  await notice(page, 'Дежурства сохранены')

  await dispatcher.reload()
  await see(answer.getByText(SECOND.name))
  await seeGone(answer.getByText(FIRST.name))
})

/** Today on the clocks of the region, and another day of the same week. */
function twoDays(): [string, string] {
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Moscow' }).format(Date.now())
  const at = Date.parse(`${today}T00:00:00Z`)
  const isMonday = new Date(at).getUTCDay() === 1
  const other = new Date(at + (isMonday ? 1 : -1) * 86_400_000).toISOString().slice(0, 10)
  return [today, other]
}
