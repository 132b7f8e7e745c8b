// @vitest-environment jsdom

import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { COURSE_ROUTES } from '@veche/contract/routes/portal/courses.ts'
import { EXAMPLE_COURSE } from '@veche/contract/rules/portal/courses/course-example.ts'
import { readCourses, writeCourses } from '@veche/contract/rules/portal/courses/course-file.ts'
import { beforeEach, expect, it, vi } from 'vitest'
import { Download, fakeNetworkForEach, Refused } from '../../../../testing/fake-network.ts'
import { show } from '../../../../testing/show.tsx'
import { EditorDialog } from './EditorDialog.tsx'

const network = fakeNetworkForEach()
const ID = '00000000-0000-7000-8000-000000000051'
const LIST = { courses: [], mayWrite: true, mayGate: false, maySeePeople: false }
beforeEach(() => {
  network.serve(COURSE_ROUTES.listCourses, () => LIST)
  network.serve(COURSE_ROUTES.exportCourse, () => new Download(writeCourses([EXAMPLE_COURSE])))
})

async function open({ courseId = null as string | null } = {}) {
  const onClose = vi.fn()
  const view = show(
    <EditorDialog courseId={courseId} expectedVersion={courseId === null ? null : 3} onClose={onClose} />,
  )
  await screen.findByRole('group', { name: 'Как писать' })
  return { ...view, onClose }
}
const type = (
  label: string | RegExp,
  value: string,
  within_ = screen as Pick<typeof screen, 'getByLabelText'>,
) => fireEvent.change(within_.getByLabelText(label), { target: { value } })
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }))
/** The last file that was sent, and with what beside it. */
function serveImport(reply: object = { added: ['course'], changed: [] }) {
  const sent: { file: string; query: string }[] = []
  network.serve(COURSE_ROUTES.importCourses, ({ body, query }) => {
    sent.push({ file: String(body), query: String(query) })
    return { ...{ added: [], changed: [], unchanged: 0, problems: [] }, ...reply }
  })
  return sent
}

it('writes a course by fields alone, names what each lacks, and sends the file that they make', async () => {
  const sent = serveImport()
  const { onClose } = await open()
  type('Минут на прохождение', 'много')
  press('Сохранить')
  expect(await screen.findByText('Минут: число от 1 до 60')).toBeTruthy()
  expect(screen.getByText('Отметьте верный ответ; ответов от 2 до 6')).toBeTruthy()
  expect(sent).toEqual([])

  type('Название', 'Яма на дороге')
  type('Зачем этот курс', 'Знать срок')
  type('Минут на прохождение', '5')
  press('Добавить карточку')
  const [first, second] = screen.getAllByLabelText('Заголовок карточки')
  fireEvent.change(first!, { target: { value: 'Срок' } })
  fireEvent.change(second!, { target: { value: 'Место' } })
  for (const text of screen.getAllByLabelText('Текст карточки'))
    fireEvent.change(text, { target: { value: '## Не заголовок\n\nСлова' } })
  press('Выше: Карточка 2')
  type('Текст вопроса', 'С чего начать?')
  for (const no of [1, 2]) {
    type(`Ответ ${no}`, `Так ${no}`)
    type(`Почему: ответ ${no}`, `Потому ${no}`)
  }
  fireEvent.click(screen.getByLabelText('Ответ 1 верный'))
  press('Сохранить')
  await waitFor(() => expect(onClose).toHaveBeenCalledOnce())
  expect(sent[0]?.query).toContain('expectedVersion=0')
  expect(readCourses(sent[0]?.file ?? '')).toMatchObject({
    problems: [],
    courses: [
      {
        code: 'yama-na-doroge',
        content: {
          ...{ title: 'Яма на дороге', minutes: 5, passPercent: 80, validMonths: 12 },
          cards: [{ title: 'Место' }, { title: 'Срок', text: '## Не заголовок\n\nСлова' }],
          questions: [{ options: [{ isRight: true, why: 'Потому 1' }, { isRight: false }] }],
        },
      },
    ],
  })
})

it('shows the same as text and as fields, whichever of them was changed, and gives a removed card back', async () => {
  const sent = serveImport({ added: [], changed: ['yama-na-doroge'] })
  const { user } = await open({ courseId: ID })
  type('Название', 'Другое название')
  press('Добавить карточку')
  press('Убрать: Карточка 1')
  await user.click(await screen.findByRole('button', { name: 'Отменить' }))
  press('Убрать: Карточка 2')
  press('Текстом')
  const area = screen.getByLabelText<HTMLTextAreaElement>('Текст курса')
  const { content } = EXAMPLE_COURSE
  expect(area.value).toBe(
    writeCourses([{ ...EXAMPLE_COURSE, content: { ...content, title: 'Другое название' } }]),
  )
  fireEvent.change(area, { target: { value: area.value.replace('- [ ] Ответить', '* Ответить') } })
  press('Полями')
  expect((await screen.findByRole('listitem')).textContent).toMatch(/^строка \d+: это не ответ/)
  fireEvent.change(area, { target: { value: area.value.replace('* Ответить', '- [ ] Отвечать') } })
  press('Полями')
  expect(screen.getByLabelText('Ответ 2')).toHaveProperty('value', 'Отвечать, что передали')
  press('Сохранить')
  await waitFor(() => expect(sent).toHaveLength(1))
  expect(sent[0]?.query).toContain('expectedVersion=3')
  expect(readCourses(sent[0]?.file ?? '').courses[0]).toMatchObject({ code: 'yama-na-doroge' })
})

it('takes another name in files than other courses have, and says so when somebody was first', async () => {
  const course = {
    ...{ id: ID, code: 'efir', state: 'published', title: 'Эфир', purpose: 'Зачем', minutes: 9 },
    ...{ cardCount: 1, seenCount: 0, questionCount: 1, isWaiting: false, certificate: null, rights: [] },
    ...{ standing: 'free', dueAt: null },
  }
  network.serve(COURSE_ROUTES.listCourses, () => ({ ...LIST, courses: [course] }))
  network.serve(COURSE_ROUTES.importCourses, () => new Refused(409, 'course.code_taken'))
  const first = await open()
  type('Название', 'Эфир')
  first.leave()
  await open()
  expect(screen.getByRole('button', { name: 'Начать заново' })).toBeTruthy()
  expect(screen.getByText('Имя в файле: efir-2')).toBeTruthy()
  press('Текстом')
  press('Взять пример')
  press('Сохранить')
  expect(await screen.findByText(/уже есть. Нажмите «Сохранить» ещё раз/)).toBeTruthy()
})

it('names each problem of a text by its line and field, and a key of the head that is none of ours', async () => {
  serveImport({
    problems: [
      { course: 'course', line: 6, problem: 'key.unit' },
      { course: 'course', line: 9, problem: 'questions.0.options.1.why' },
    ],
  })
  await open()
  press('Текстом')
  press('Проверить')
  const list = within(screen.getByRole('dialog'))
  expect((await list.findAllByRole('listitem')).map(({ textContent }) => textContent)).toEqual([
    'строка 6: такого ключа в шапке нет: unit',
    'строка 9: Вопрос 1. Ответ 2. Напишите, почему, до 600 знаков',
  ])
})
