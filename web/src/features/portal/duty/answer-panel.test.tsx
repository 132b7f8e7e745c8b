// @vitest-environment jsdom

import { screen, within } from '@testing-library/react'
import type { DutyAnswer } from '@veche/contract/portal/duty.ts'
import { DUTY_ROUTES } from '@veche/contract/routes/portal/duty.ts'
import { ROSTER_ROUTES } from '@veche/contract/routes/portal/roster.ts'
import { expect, it } from 'vitest'
import { fakeNetworkForEach } from '../../../testing/fake-network.ts'
import { show } from '../../../testing/show.tsx'
import { BORIS, buildAnswer, buildDuty, buildPostNow, buildSpeaker } from '../testing/duty.ts'
import { AnswerPanel } from './AnswerPanel.tsx'
import { DutyLine } from './DutyLine.tsx'
import { DutyNow } from './DutyNow.tsx'
import { FoundPeople } from './FoundPeople.tsx'
import { PlaceBodies } from './PlaceBodies.tsx'

const network = fakeNetworkForEach()

function open(changes: Partial<DutyAnswer> = {}) {
  const answer = buildAnswer(changes)
  return show(
    <AnswerPanel
      duty={buildDuty(answer)}
      answer={answer}
      renderBody={(_code, content) => content}
      pass={null}
    />,
  )
}
const fit = { topic: 'topic', place: 'any' } as const

it('names whoever is on duty with a telephone that is called by one press', async () => {
  open()
  expect(await screen.findByText('Анна Зуева')).toBeTruthy()
  const call = screen.getByRole('link', { name: /^Анна Зуева, позвонить/ })
  expect(call.getAttribute('href')).toBe('tel:88162000001')
  expect(screen.getByText(/^дежурит до/)).toBeTruthy()
  expect(screen.getByText(/^Открыто до/)).toBeTruthy()
})

it('says which of two telephones is which: of the person and of the post, mobile and landline', async () => {
  const now = { by: 'shift', until: '2026-11-24T17:00:00Z', next: null } as const
  const phone = '8 (8162) 00-00-01, 8 911 000-00-01'
  const of = (speaker: Parameters<typeof buildSpeaker>[0]) => ({
    post: {
      ...buildPostNow({ now: { ...now, speakers: [buildSpeaker(speaker)] } }),
      ...{ fit, lead: null, deputy: null },
    },
  })
  const { leave } = open(of({ phone }))
  expect(await screen.findByText('Телефон сотрудника')).toBeTruthy()
  screen.getByRole('link', { name: /^Анна Зуева, позвонить 8 911 000-00-01 \(мобильный\)$/ })
  screen.getByRole('link', { name: /^Анна Зуева, позвонить 8 \(8162\) 00-00-01 \(городской\)$/ })
  expect(screen.getByText('Телефон поста').tagName).toBe('DT')
  leave()
  open(of({ phone: '' }))
  expect(await screen.findAllByText('Телефон поста')).toHaveLength(2)
  expect(screen.queryByText('Телефон сотрудника')).toBeNull()
})

it('says for whom somebody stands in, and that somebody is away when nobody does', async () => {
  const now = { by: 'shift', until: '2026-11-24T17:00:00Z', next: null } as const
  const speakers = [
    buildSpeaker({ standsInFor: 'Вера Носова' }),
    buildSpeaker({ personId: BORIS, name: 'Борис Орлов', isAway: true }),
  ]
  open({ post: { ...buildPostNow({ now: { ...now, speakers } }), fit, lead: null, deputy: null } })
  expect(await screen.findByText('замещает: Вера Носова')).toBeTruthy()
  expect(screen.getByText('отсутствует, замены нет')).toBeTruthy()
})

it('says which line of a street or an object decided', async () => {
  const line = {
    ...{ topicCode: null, groupCode: null, municipalityCode: 'sady', agencyCode: 'roads', unitCode: null },
    ...{ street: 'Ленина ул.', houses: '1-15 нечётные', object: null },
  }
  open({ match: 'houses', line })
  expect(await screen.findByText('Дома закреплены за ведомством: Ленина ул., 1-15 нечётные.')).toBeTruthy()
})

it('says when it opens, and whoever takes emergencies until then', async () => {
  const hours = { isRoundTheClock: false, isOpen: false, changesAt: '2026-11-30T05:30:00Z' }
  const next = { at: '2026-11-30T05:30:00Z', speaker: buildSpeaker() }
  const closed = buildPostNow({ hours, now: { by: 'nobody', speakers: [], until: null, next } })
  const roundTheClock = { isRoundTheClock: true, isOpen: true, changesAt: null }
  open({
    post: { ...closed, fit, lead: null, deputy: null },
    emergency: buildPostNow({ name: 'Диспетчерская', phone: '112', hours: roundTheClock, isEmergency: true }),
  })
  expect(await screen.findByText(/^Сейчас закрыто, откроется/)).toBeTruthy()
  expect(screen.getByText(/: Анна Зуева$/)).toBeTruthy()
  expect(screen.getByText('Срочное сейчас принимает')).toBeTruthy()
  expect(screen.getByRole('link', { name: 'Диспетчерская, позвонить 112' }).getAttribute('href')).toBe(
    'tel:112',
  )
})

it('never leaves one without a name: whom the routes give, and who may enter the rest', async () => {
  open({ post: null, writers: ['Елена Волкова'], mayWrite: true })
  expect(await screen.findByText('Кто дежурит, не внесено')).toBeTruthy()
  expect(screen.getByText('Внести могут: Елена Волкова.')).toBeTruthy()
  expect(screen.getByText('Внести контакт и дежурных')).toBeTruthy()
  expect(screen.getByRole('link', { name: '8 (8162) 00-00-08' })).toBeTruthy()
})

it('says by which rule it was found', async () => {
  const { user } = open()
  await user.click(await screen.findByText('Почему это ведомство'))
  expect(screen.getByText('Маршрут справочника: тема в этом муниципалитете.')).toBeTruthy()
  expect(screen.getByText('Пост выбран так: по теме, работает везде.')).toBeTruthy()
})

it('is one line beside the body of a question', async () => {
  network.serve(DUTY_ROUTES.answer, () => buildDuty(buildAnswer()))
  show(<DutyLine question={{ agencyCode: 'roads' }} renderMore={(content) => content} />)
  const line = await screen.findByRole('region', { name: 'Кто отвечает' })
  expect(line.textContent?.replaceAll('\u00a0', ' ')).toMatch(/Сектор освещения · Анна Зуева, дежурит до/)
  expect(screen.getByRole('link').getAttribute('href')).toBe('tel:88162000001')
})

it('shows before anything is asked the own duties and whoever is there in the own body', async () => {
  const hours = { isRoundTheClock: true, isOpen: true, changesAt: null }
  const nobody = { by: 'nobody', speakers: [], until: null, next: null } as const
  const away = buildPostNow({ id: BORIS, name: 'Дороги', now: { ...nobody, speakers: [] } })
  const body = { phone: '', hours, mayWrite: false }
  network.serve(DUTY_ROUTES.listBodies, () => ({
    bodies: [
      { ...body, agencyCode: 'roads', mayWrite: true, posts: [buildPostNow(), away] },
      { ...body, agencyCode: 'housing', posts: [buildPostNow({ agencyCode: 'housing', isEmergency: true })] },
    ],
  }))
  const duty = { id: BORIS, post: 'Диспетчерская', agencyCode: 'roads' }
  network.serve(ROSTER_ROUTES.listOwn, () => ({
    duties: [{ ...duty, startsAt: '2026-11-30T17:00:00Z', endsAt: '2026-12-01T05:00:00Z' }],
  }))
  show(<DutyNow renderBody={(_code, content) => content} />)
  expect((await screen.findByRole('region', { name: 'Мои дежурства' })).textContent).toContain(
    'Диспетчерская',
  )
  const around = within(screen.getByRole('region', { name: 'Кто дежурит сейчас' }))
  expect(around.getByText('Анна Зуева')).toBeTruthy()
  expect(around.queryByText('Дороги')).toBeNull()
  expect(around.queryByText('Жилищная служба')).toBeNull()
})

it('finds somebody by their name, and is nothing where nobody is found', async () => {
  const person = { personId: BORIS, name: 'Борис Орлов', phone: '8 (8162) 00-00-07', agencyCode: 'roads' }
  const { again } = show(<FoundPeople people={[person]} renderBody={(_code, content) => content} />)
  const call = await screen.findByRole('link', { name: /^Борис Орлов, позвонить/ })
  expect(call.getAttribute('href')).toBe('tel:88162000007')
  again(<FoundPeople people={[]} renderBody={(_code, content) => content} />)
  expect(screen.queryByRole('region', { name: 'Люди' })).toBeNull()
})

it('tells of an address alone whose each group of topics is there, and what to say for a telephone', async () => {
  const asked = { topicCode: null, topicBy: null, street: 'Ленина ул.', house: '8' }
  const groups = [{ groupCode: 'roads', agencyCodes: ['heat', 'light'] }]
  show(
    <PlaceBodies
      duty={{ ...buildDuty(null), ...asked, groups }}
      renderBody={(code) => <a href={`/duty/${code}`}>{code}</a>}
    />,
  )
  const place = within(await screen.findByRole('region', { name: 'Кто отвечает по этому адресу' }))
  place.getByRole('heading', { name: /Ленина ул\., 8$/ })
  place.getByText(/Напишите, что случилось/)
  expect(place.getAllByRole('link').map((link) => link.getAttribute('href'))).toEqual([
    '/duty/heat',
    '/duty/light',
  ])
})
