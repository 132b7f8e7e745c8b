import fc from 'fast-check'
import { expect, it } from 'vitest'
import { CourseContent } from '../../../portal/courses.ts'
import { COURSE_PICTURES } from '../../../values/courses.ts'
import { courseCode } from './course-code.ts'
import { EXAMPLE_COURSE } from './course-example.ts'
import { type CourseDraft, readCourses, readDraft, writeCourses } from './course-file.ts'

/** Words, and whatever stands for something in a file. */
const sign = fc.constantFrom(
  ...'абвЯ z09:#-[]x>!()\\"\'&*{}|%@`,?',
  '## ',
  '---',
  '- [x] ',
  '![](letter)',
  '  > ',
)
const line = fc.array(sign, { maxLength: 12 }).map((signs) => signs.join('').trim())
const lines = fc.array(line, { maxLength: 5 }).map((all) => all.join('\n').trim())
const figure = fc.oneof(fc.integer({ min: -5, max: 100 }), fc.constant(''))
const draft: fc.Arbitrary<CourseDraft> = fc.record({
  ...{ title: line, purpose: line },
  ...{ minutes: figure, passPercent: figure, validMonths: figure, graceDays: figure },
  cards: fc.array(
    fc.record({ title: line, picture: fc.constantFrom(null, ...COURSE_PICTURES), text: lines }),
    { maxLength: 4 },
  ),
  questions: fc.array(
    fc.record({
      text: line,
      options: fc.array(fc.record({ text: line, isRight: fc.boolean(), why: line }), { maxLength: 4 }),
    }),
    { maxLength: 4 },
  ),
})

it('a form is written as text and read back the same, complete or not', () => {
  fc.assert(
    fc.property(draft, (content) => {
      const text = writeCourses([{ code: 'course', content }])
      expect(readDraft(text)).toEqual({ code: 'course', content })
      const checked = CourseContent.safeParse(content)
      const { courses, problems } = readCourses(text)
      expect(problems.length === 0).toBe(checked.success)
      if (checked.success) expect(courses).toEqual([{ code: 'course', content: checked.data }])
    }),
  )
})

it('gives an example that passes, and names each field that is wrong by its line', () => {
  const text = writeCourses([EXAMPLE_COURSE])
  expect(readCourses(text)).toEqual({ courses: [EXAMPLE_COURSE], problems: [] })
  const lineOf = (words: string) => text.split('\n').indexOf(words) + 1
  const wrong = text.replace('minutes: 5', 'minutes: 500').replace('  > Без места дорожники не поедут.\n', '')
  expect(readCourses(wrong).problems).toEqual([
    { course: EXAMPLE_COURSE.code, line: lineOf('minutes: 5'), problem: 'minutes' },
    {
      ...{ course: EXAMPLE_COURSE.code, problem: 'questions.0.options.0.why' },
      line: lineOf('## Вопрос: Житель написал «яма у школы». С чего начать?'),
    },
  ])
  expect(readDraft(`${text}\n${text}`)).toMatchObject({ problems: [{ problem: 'many' }] })
})

it('names a course by its title in Latin letters, which nobody else has', () => {
  expect(courseCode('Яма на дороге: что ответить?', [])).toBe('yama-na-doroge-chto-otvetit')
  expect(courseCode('Эфир', ['efir', 'efir-2'])).toBe('efir-3')
  expect(courseCode('!!', [])).toBe('course')
  fc.assert(
    fc.property(fc.string(), fc.array(fc.string()), (title, taken) => {
      const code = courseCode(title, taken)
      expect(code).toMatch(/^[a-z0-9][a-z0-9-]{1,79}$/)
      expect(taken).not.toContain(code)
    }),
  )
})
