// @vitest-environment jsdom

import { useQuery } from '@tanstack/react-query'
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import type { AnswerResponse, CourseResponse } from '@veche/contract/portal/courses.ts'
import { COURSE_ASSIGNMENT_ROUTES } from '@veche/contract/routes/portal/course-assignments.ts'
import { COURSE_ROUTES } from '@veche/contract/routes/portal/courses.ts'
import { EXAMPLE_COURSE } from '@veche/contract/rules/portal/courses/course-example.ts'
import { writeCourses } from '@veche/contract/rules/portal/courses/course-file.ts'
import { afterEach, expect, it, vi } from 'vitest'
import { meQuery } from '../../../lib/session.ts'
import { Download, fakeNetworkForEach, NO_LINE } from '../../../testing/fake-network.ts'
import { ME } from '../../../testing/frame.ts'
import { show } from '../../../testing/show.tsx'
import { Assignments } from './Assignments.tsx'
import { CourseScreen } from './CourseScreen.tsx'
import { courseQuery } from './courses.queries.ts'
import { Learners, Team } from './people/Learners.tsx'
import { useSendKeptSteps } from './use-kept-steps.ts'

const network = fakeNetworkForEach()
const ID = '00000000-0000-7000-8000-000000000051'

function setOnLine(isOnLine: boolean): void {
  Object.defineProperty(navigator, 'onLine', { configurable: true, get: () => isOnLine })
  act(() => void window.dispatchEvent(new Event(isOnLine ? 'online' : 'offline')))
}
afterEach(() => setOnLine(true))

const COURSE: CourseResponse = {
  ...{ id: ID, code: 'course', state: 'published', title: 'Сроки и обещания', purpose: 'Зачем', minutes: 9 },
  ...{ cardCount: 2, seenCount: 0, questionCount: 1, isWaiting: false, certificate: null },
  ...{ rights: ['chats'], standing: 'due', dueAt: '2026-12-08T21:00:00Z', versionNo: 1, newestNo: 1 },
  ...{ passPercent: 80, validMonths: 12, graceDays: 14, seen: [], attempt: null },
  cards: [
    { title: 'Два срока', picture: 'clock', text: 'Срок ответа и срок дела.' },
    { title: 'Обещание', picture: null, text: 'Дата и имя.' },
  ],
  questions: [{ text: 'Когда отвечать?', isMany: false, options: ['Когда починят', 'В срок'] }],
  written: { name: 'Вече', at: '2026-11-24T09:00:00Z' },
  approved: { name: 'Вече', at: '2026-11-24T09:00:00Z' },
  ...{
    mayWrite: false,
    mayApprove: false,
    mayReturn: false,
    returned: null,
    maySeePeople: false,
    mayAssign: false,
  },
  approvers: { names: [], count: 0 },
}
const CERTIFICATE = {
  ...{ number: '2026-AAAA-BBBB-CCCC', issuedAt: '2026-11-24T09:00:00Z' },
  ...{ validUntil: '2027-11-24T21:00:00Z', isValid: true },
}
type Sent = { attemptId: string; chosen: number[] }
function gradeOf({ attemptId, chosen }: Sent): AnswerResponse {
  const isRight = chosen[0] === 1
  const options = [
    { isRight: false, why: 'Месяц молчания' },
    { isRight: true, why: 'Слова вовремя' },
  ]
  const result = { questionNo: 0, chosen, isRight, options }
  const attempt = { id: attemptId, versionNo: 1, answers: [result], isFinished: true, isPassed: isRight }
  return {
    result,
    attempt: { ...attempt, rightCount: isRight ? 1 : 0 },
    certificate: isRight ? CERTIFICATE : null,
  }
}

/** The server as far as the course goes: what was taken is there when it is asked again. */
function serveCourse(changes: Partial<CourseResponse> = {}): void {
  let course = { ...COURSE, ...changes }
  network.serve(COURSE_ROUTES.getCourse, () => course)
  network.serve(COURSE_ROUTES.addSeen, ({ body }) => {
    course = { ...course, seen: [...course.seen, ...(body as { cards: string[] }).cards] }
    return { ok: true }
  })
  network.serve(COURSE_ROUTES.addAnswer, ({ body }) => {
    const graded = gradeOf(body as Sent)
    course = { ...course, attempt: graded.attempt, certificate: graded.certificate }
    return graded
  })
}
function Player() {
  useSendKeptSteps(ME.id)
  const { data } = useQuery(courseQuery(ID))
  return data ? (
    <CourseScreen course={data} back={null} renderCertificate={(number) => <a href="/x">{number}</a>} />
  ) : null
}
async function open() {
  const view = show(<Player />)
  await waitFor(() => expect(view.client.getQueryData(meQuery.queryKey)).toBeTruthy())
  await screen.findByRole('heading', { name: 'Сроки и обещания' })
  return view
}
const press = async (user: ReturnType<typeof show>['user'], name: string) =>
  user.click(await screen.findByRole('button', { name }))

it('goes card after card, and opens again at the first that was not read', async () => {
  serveCourse()
  const { user, leave } = await open()
  await press(user, 'Начать')
  expect(await screen.findByRole('heading', { name: 'Два срока' })).toBeTruthy()
  expect(screen.getByRole('img', { name: 'Часы' })).toBeTruthy()
  await press(user, 'Дальше')
  expect(await screen.findByRole('heading', { name: 'Обещание' })).toBe(document.activeElement)
  await waitFor(() => expect(network.sentTo(COURSE_ROUTES.addSeen)).toEqual([{ cards: ['Два срока'] }]))
  leave()
  const again = await open()
  await press(again.user, 'Продолжить')
  expect(await screen.findByRole('heading', { name: 'Обещание' })).toBeTruthy()
})

it('keeps cards and answers without a line, over a reload too, and sends each once when it is back', async () => {
  serveCourse()
  const { user, leave } = await open()
  network.serve(COURSE_ROUTES.addSeen, () => NO_LINE)
  network.serve(COURSE_ROUTES.addAnswer, () => NO_LINE)
  setOnLine(false)
  await press(user, 'Начать')
  await press(user, 'Дальше')
  await press(user, 'К вопросам')
  await user.click(await screen.findByLabelText('В срок'))
  await press(user, 'Ответить')
  expect(await screen.findByText(/Разбор придёт, когда вернётся связь/)).toBeTruthy()
  // Nothing of what is right was here to be shown.
  expect(screen.queryByText('Слова вовремя')).toBeNull()
  await press(user, 'Дальше')
  expect(await screen.findByText(/отправятся, когда вернётся связь/)).toBeTruthy()
  leave()

  serveCourse()
  const before = [COURSE_ROUTES.addSeen, COURSE_ROUTES.addAnswer].map((route) => network.sentTo(route).length)
  const again = await open()
  setOnLine(true)
  await waitFor(() => expect(Object.keys(localStorage).filter((key) => key.includes('courses.'))).toEqual([]))
  setOnLine(false)
  setOnLine(true)
  const after = [COURSE_ROUTES.addSeen, COURSE_ROUTES.addAnswer].map((route) => network.sentTo(route).length)
  expect(after).toEqual([(before[0] ?? 0) + 2, (before[1] ?? 0) + 1])
  expect(await screen.findByText('2026-AAAA-BBBB-CCCC')).toBeTruthy()
  again.leave()
})

it('explains each answer after it was given, and a retry is another attempt', async () => {
  serveCourse({ seen: ['Два срока', 'Обещание'] })
  const { user } = await open()
  await press(user, 'К вопросам')
  await user.click(await screen.findByLabelText('Когда починят'))
  await press(user, 'Ответить')
  expect(await screen.findByText('Месяц молчания')).toBeTruthy()
  expect(screen.getByText('Слова вовремя')).toBeTruthy()
  await press(user, 'Дальше')
  expect(await screen.findByText('Пока не пройден')).toBeTruthy()
  const review = within(screen.getByRole('region', { name: 'Разбор неверных ответов' }))
  expect(review.getByText('Месяц молчания')).toBeTruthy()
  await press(user, 'Пройти ещё раз')
  await user.click(await screen.findByLabelText('В срок'))
  await press(user, 'Ответить')
  await press(user, 'Дальше')
  expect(await screen.findByText('Курс пройден')).toBeTruthy()
  const attempts = network.sentTo(COURSE_ROUTES.addAnswer).map((body) => (body as Sent).attemptId)
  expect(new Set(attempts).size).toBe(2)
})

it('shows a head who lacks which course, by words and day', async () => {
  network.serve(COURSE_ROUTES.readCourseTeam, () => ({
    courses: [
      { id: '00000000-0000-7000-8000-000000000061', title: 'Ответ' },
      { id: '00000000-0000-7000-8000-000000000062', title: 'Слухи' },
      { id: '00000000-0000-7000-8000-000000000063', title: 'Эфир' },
    ],
    people: [
      {
        name: 'Вера Носова',
        courses: [
          { state: 'valid', dueAt: null },
          { state: 'due', dueAt: '2026-12-05T21:00:00Z' },
          { state: 'free', dueAt: null },
        ],
      },
    ],
    nextCursor: null,
  }))
  const onSearch = vi.fn()
  const { user, again } = show(<Team search={undefined} onSearch={onSearch} />)
  screen.getByText(/^Считаем всех с доступом: .* и на весь округ/)
  const row = await screen.findByRole('listitem')
  expect(row.textContent).toMatch(/Вера Носова.*пройдено 1 из 3.*Слухи: Надо пройти, до 5\sдекабря.*Эфир/)
  expect(row.textContent).not.toContain('Ответ')
  await user.type(screen.getByRole('searchbox', { name: 'Имя, подразделение или почта' }), 'носова')
  await waitFor(() => expect(onSearch).toHaveBeenCalledWith('носова'))
  network.serve(COURSE_ROUTES.readCourseTeam, () => ({ courses: [], people: [], nextCursor: null }))
  again(<Team search="дорожный отдел" onSearch={onSearch} />)
  await user.click(await screen.findByRole('button', { name: 'Снять отбор' }))
  expect(onSearch).toHaveBeenLastCalledWith(undefined)
  expect(network.calls('GET').at(-1)).toContain('/api/courses/people')
})

it('warns at an assignment to a place that has nobody, and not where there are people', async () => {
  const assigned = {
    ...{ agencyCode: 'roads', unitCode: null, name: 'Дороги', id: '00000000-0000-7000-8000-0000000000d7' },
    ...{ dueAt: '2026-12-24T09:00:00Z', assignedByName: 'Мария Ильина', assignedAt: '2026-11-24T09:00:00Z' },
    ...{ people: 0, passed: 0, mayWithdraw: true },
  }
  const other = { ...assigned, id: '00000000-0000-7000-8000-0000000000d8', name: 'Школа', people: 3 }
  network.serve(COURSE_ASSIGNMENT_ROUTES.listCourseAssignments, () => ({
    assignments: [assigned, other],
    places: [],
  }))
  show(<Assignments courseId="00000000-0000-7000-8000-0000000000c1" title="Курс" />)
  const warning = await screen.findByText(/нет ни одного человека с входом/)
  expect(warning.closest('li')?.textContent).toMatch(/^Дороги/)
})

it('says while the place is chosen whom it concerns, and warns of a place without anybody', async () => {
  const empty = { agencyCode: 'school', unitCode: null, name: 'Школа', people: 0 }
  const city = { agencyCode: 'city', unitCode: 'roads', name: 'Город, отдел дорог', people: 5 }
  network.serve(COURSE_ASSIGNMENT_ROUTES.listCourseAssignments, () => ({
    assignments: [],
    places: [empty, city],
  }))
  const { user } = show(<Assignments courseId={ID} title="Эфир" />)
  await user.click(await screen.findByRole('button', { name: 'Назначить подразделению' }))
  expect(screen.queryByText(/проходить некому/)).toBeNull()
  const place = screen.getByRole('combobox', { name: 'Кому' })
  await user.type(place, 'шко')
  expect(screen.getAllByRole('option').map(({ textContent }) => textContent)).toEqual(['ШколаСейчас никого'])
  await user.keyboard('{Enter}')
  expect(screen.getByText(/проходить некому/)).toBeTruthy()
  await user.type(place, 'отдел дорог')
  expect(screen.getAllByRole('option')).toHaveLength(1)
  await user.keyboard('{Enter}')
  expect(screen.getByText('Касается 5 человек')).toBeTruthy()
  expect(screen.queryByText(/проходить некому/)).toBeNull()
  expect(network.sentTo(COURSE_ASSIGNMENT_ROUTES.assignCourse)).toEqual([])
})

it('assigns the course to the one unit of a head by a day, shows who has passed, and takes it back', async () => {
  const spot = { agencyCode: 'city', unitCode: 'roads', name: 'Город, отдел дорог' }
  const place = { ...spot, people: 2 }
  const assigned = {
    ...{ ...spot, id: '00000000-0000-7000-8000-000000000071', dueAt: '2026-12-25T21:00:00Z' },
    ...{ assignedByName: 'Мария Ильина', assignedAt: '2026-11-24T09:00:00Z', people: 2, passed: 1 },
    mayWithdraw: true,
  }
  let assignments: (typeof assigned)[] = []
  network.serve(COURSE_ASSIGNMENT_ROUTES.listCourseAssignments, () => ({ assignments, places: [place] }))
  network.serve(COURSE_ASSIGNMENT_ROUTES.assignCourse, () => {
    assignments = [assigned]
    return { assignments, places: [place] }
  })
  network.serve(COURSE_ASSIGNMENT_ROUTES.withdrawCourseAssignment, () => {
    assignments = []
    return { assignments, places: [place] }
  })
  network.serve(COURSE_ASSIGNMENT_ROUTES.listAssignedPeople, () => ({
    people: [{ name: 'Вера Носова', isPassed: false, dueAt: '2026-12-25T21:00:00Z' }],
    skipped: [{ name: 'Олег Рыбин', reason: 'of_municipality' }],
    nextCursor: null,
  }))
  const { user } = show(<Assignments courseId={ID} title="Эфир" />)
  await user.click(await screen.findByRole('button', { name: 'Назначить подразделению' }))
  fireEvent.change(screen.getByLabelText('Пройти не позже'), { target: { value: '2026-12-25' } })
  await user.click(screen.getByRole('button', { name: 'Назначить' }))
  const row = await screen.findByRole('listitem')
  expect(row.textContent).toMatch(/Город, отдел дорог.*до 25.декабря.*прошли 1 из 2/)
  expect(network.sentTo(COURSE_ASSIGNMENT_ROUTES.assignCourse)).toMatchObject([
    { agencyCode: 'city', unitCode: 'roads', dueOn: '2026-12-25' },
  ])
  await user.click(within(row).getByRole('button', { name: 'Кто прошёл' }))
  expect(await screen.findByText('Вера Носова')).toBeTruthy()
  const skipped = within(row).getByRole('region', { name: 'Кого не касается' })
  expect(skipped.textContent).toMatch(/Олег Рыбин.*роль на весь округ/)
  await user.click(within(row).getByRole('button', { name: 'Отозвать назначение' }))
  const dialog = screen.getByRole('dialog')
  await user.click(within(dialog).getByRole('button', { name: 'Отозвать назначение' }))
  expect(await screen.findByText('Никому не назначен')).toBeTruthy()
})

it('says of a course that nobody has approved what that means, and by whom it waits', () => {
  const draft = { mayWrite: true, newestNo: 1, versionNo: 1, approved: null, state: 'draft' as const }
  const free = { standing: 'free' as const, dueAt: null, rights: [] }
  const approvers = { names: ['Анна', 'Борис'], count: 3 }
  const node = (course: CourseResponse) => (
    <CourseScreen course={course} back={null} renderCertificate={() => null} />
  )
  const { again } = show(node({ ...COURSE, ...draft, ...free, approvers }))
  expect(screen.getByText('Ещё не утверждено')).toBeTruthy()
  expect(screen.getByText(/прав он не даёт/)).toBeTruthy()
  expect(screen.getByText('Утвердить могут: Анна, Борис и ещё 1')).toBeTruthy()
  expect(screen.queryByText('По желанию')).toBeNull()
  again(node({ ...COURSE, ...draft, ...free, state: 'published', newestNo: 2, versionNo: 2 }))
  expect(screen.getByText(/Сотрудники проходят прежнюю версию/)).toBeTruthy()
  expect(screen.getByText(/^Утвердить некому/)).toBeTruthy()
  again(node({ ...COURSE, ...free }))
  expect(screen.getByText('По желанию')).toBeTruthy()
  expect(screen.queryByText('Ещё не утверждено')).toBeNull()
})

it('goes back to its author with a reason, which they read over the course and over its editor', async () => {
  const draft = { mayWrite: true, newestNo: 2, versionNo: 2, approved: null, isWaiting: true }
  serveCourse({ ...draft, mayApprove: true, mayReturn: true })
  network.serve(COURSE_ROUTES.exportCourse, () => new Download(writeCourses([EXAMPLE_COURSE])))
  network.serve(COURSE_ROUTES.listCourses, () => ({
    ...{ courses: [], mayWrite: true, mayGate: false, maySeePeople: false },
  }))
  const sent: unknown[] = []
  network.serve(COURSE_ROUTES.runCourseCommand, ({ body }) => {
    sent.push(body)
    const returned = { name: 'Вера Носова', at: '2026-11-24T09:00:00Z', reason: 'Нет вопроса о сроке' }
    serveCourse({ ...draft, isWaiting: false, returned })
    return { ok: true }
  })
  const { user } = await open()
  await user.click(await screen.findByRole('button', { name: 'Вернуть автору' }))
  const dialog = await screen.findByRole('dialog', { name: 'Вернуть автору' })
  await user.type(within(dialog).getByLabelText('Что исправить'), 'Нет вопроса о сроке')
  await user.click(within(dialog).getByRole('button', { name: 'Вернуть автору' }))
  expect(await screen.findByText(/Вера Носова, .*: Нет вопроса о сроке/)).toBeTruthy()
  expect(sent).toEqual([{ type: 'return', expectedVersion: 2, reason: 'Нет вопроса о сроке' }])
  expect(screen.queryByText(/^Утвердить некому/)).toBeNull()
  await user.click(screen.getByRole('button', { name: 'Изменить' }))
  await screen.findByRole('group', { name: 'Как писать' })
  const editor = screen.getByRole('dialog', { name: 'Изменить курс' })
  expect(await within(editor).findByText(/Нет вопроса о сроке/)).toBeTruthy()
})

it('shows whoever approves all of it above the key: cards, questions, what is right and why', async () => {
  const draft = { mayWrite: true, newestNo: 2, versionNo: 2, approved: null, isWaiting: true }
  serveCourse({ ...draft, mayApprove: true })
  network.serve(COURSE_ROUTES.exportCourse, () => new Download(writeCourses([EXAMPLE_COURSE])))
  await open()
  const approve = await screen.findByRole('button', { name: 'Утвердить' })
  const whole = await screen.findByRole('region', { name: 'Что утверждаете' })
  const { cards, questions } = EXAMPLE_COURSE.content
  for (const { title } of cards) await within(whole).findByRole('heading', { name: title })
  within(whole).getByText('нет дома — спросите ориентир')
  for (const { text, options } of questions) {
    within(whole).getByRole('heading', { name: text })
    for (const { text: option, isRight, why } of options) {
      const row = within(whole).getByText(why).closest('li')
      expect(row?.textContent).toContain(option)
      expect(row?.textContent?.includes('верный ответ')).toBe(isRight)
    }
  }
  expect(whole.compareDocumentPosition(approve) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy()
})

it('tries the newest version before it is approved: right answers are told, and nothing is sent', async () => {
  const draft = { mayWrite: true, mayApprove: true, newestNo: 2, versionNo: 2, approved: null }
  serveCourse({ ...draft, state: 'published', isWaiting: true })
  network.serve(COURSE_ROUTES.exportCourse, () => new Download(writeCourses([EXAMPLE_COURSE])))
  const { user } = await open()
  // Its answers would be refused: nobody has put this version up.
  expect(screen.queryByRole('button', { name: 'Начать' })).toBeNull()
  await press(user, 'Открыть как сотрудник')
  expect(await screen.findByText('Проба версии 2: так её увидят сотрудники')).toBeTruthy()
  expect(await screen.findByRole('heading', { name: 'Сначала место' })).toBeTruthy()
  await press(user, 'К вопросам')
  await user.click(await screen.findByLabelText('Ответить, что передали'))
  await press(user, 'Ответить')
  expect(await screen.findByText('Передать пока нечего: места нет.')).toBeTruthy()
  await press(user, 'Дальше')
  expect(await screen.findByText('Пока не пройден')).toBeTruthy()
  await press(user, 'Пройти ещё раз')
  await user.click(await screen.findByLabelText('Спросить, у какой школы'))
  await press(user, 'Ответить')
  await press(user, 'Дальше')
  expect(await screen.findByText('Проба пройдена')).toBeTruthy()
  await press(user, 'Закончить пробу')
  expect(await screen.findByRole('button', { name: 'Утвердить' })).toBeTruthy()
  expect(network.calls('POST')).toEqual([])
})

const PERSON = { seenCount: 1, validUntil: null, dueAt: null, certificateNumber: null, remindedAt: null }
const toldNow = (isTold: boolean) => ({
  ...PERSON,
  ...{ userId: 'u2', name: 'Глеб Сомов', state: 'free' as const },
  ...{ reminding: isTold ? ('told' as const) : ('open' as const) },
  remindedAt: isTold ? new Date().toISOString() : null,
})

it('reminds one who has not passed, and says in the row that it was done today', async () => {
  let isTold = false
  network.serve(COURSE_ROUTES.listLearners, () => ({
    ...{ cardCount: 2, counts: { people: 2, valid: 1, begun: 1 }, mayRemind: true, nextCursor: null },
    people: [
      { ...PERSON, userId: 'u1', name: 'Анна Белова', state: 'valid', reminding: 'passed' },
      toldNow(isTold),
    ],
  }))
  network.serve(COURSE_ROUTES.remindLearners, () => {
    isTold = true
    return { reminded: 1, leftOut: [], leftOutCount: 0 }
  })
  const { user } = show(<Learners courseId={ID} />)
  await user.click(await screen.findByRole('button', { name: 'Напомнить: Глеб Сомов' }))
  await screen.findByText('Напомнили 1 человеку')
  await screen.findByText(/напомнили сегодня, \d\d:\d\d/)
  expect(screen.queryByRole('button', { name: /^Напомнить: / })).toBeNull()
  expect(network.sentTo(COURSE_ROUTES.remindLearners)).toEqual([{ userIds: ['u2'] }])
})

it('says how many it will remind before it does, and afterwards who was left out and why', async () => {
  network.serve(COURSE_ROUTES.listLearners, () => ({
    ...{ cardCount: 2, counts: { people: 9, valid: 1, begun: 1 }, mayRemind: true, nextCursor: null },
    people: [toldNow(true)],
  }))
  network.serve(COURSE_ROUTES.previewLearnerReminder, () => ({ people: 3, toldToday: 1 }))
  network.serve(COURSE_ROUTES.remindLearners, () => ({
    ...{ reminded: 3, leftOut: [{ name: 'Глеб Сомов', reason: 'told' as const }], leftOutCount: 1 },
  }))
  const { user } = show(<Learners courseId={ID} />)
  await press(user, 'Напомнить всем, кто не прошёл')
  await screen.findByText(/Напоминание получат 3 человека/)
  await screen.findByText(/Ещё 1 человеку напомнили сегодня/)
  expect(network.sentTo(COURSE_ROUTES.remindLearners)).toEqual([])
  await press(user, 'Напомнить 3 людям')
  await screen.findByRole('dialog', { name: 'Напомнили 3 людям' })
  await screen.findByText('сегодня уже напоминали')
  expect(network.sentTo(COURSE_ROUTES.remindLearners)).toEqual([{}])
})

it('says that all were reminded today, and offers nothing to send', async () => {
  network.serve(COURSE_ROUTES.listLearners, () => ({
    ...{ cardCount: 2, counts: { people: 1, valid: 0, begun: 1 }, mayRemind: true, nextCursor: null },
    people: [toldNow(true)],
  }))
  network.serve(COURSE_ROUTES.previewLearnerReminder, () => ({ people: 0, toldToday: 1 }))
  const { user } = show(<Learners courseId={ID} />)
  await press(user, 'Напомнить всем, кто не прошёл')
  await screen.findByText(/Сегодня всем уже напомнили/)
  expect(screen.getByRole('button', { name: 'Напомнить 0 людям' })).toHaveProperty('disabled', true)
})
