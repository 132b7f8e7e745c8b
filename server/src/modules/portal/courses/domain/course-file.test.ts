import { readdirSync, readFileSync } from 'node:fs'
import { readCourses, writeCourses } from '@veche/contract/rules/portal/courses/course-file.ts'
import { describe, expect, it } from 'vitest'

const FOLDER = new URL('../content/', import.meta.url)
const SHIPPED = readdirSync(FOLDER).map((name) => readFileSync(new URL(name, FOLDER), 'utf8'))
const HEAD =
  '---\ncode: c\ntitle: Курс\npurpose: Зачем\nminutes: 5\npass_percent: 80\nvalid_months: 12\ngrace_days: 14\n---\n'
const CARD = '\n## Карточка: Первая\n\nТекст\n'
const QUESTION = '\n## Вопрос: Почему?\n\n- [x] Так\n  > Потому\n- [ ] Иначе\n  > Нет\n'
const problemsOf = (file: string) => readCourses(file).problems

describe('a course as text', () => {
  it('reads the six that ship, and writes them back byte for byte', () => {
    expect(SHIPPED).toHaveLength(6)
    for (const file of SHIPPED) {
      const { courses, problems } = readCourses(file)
      expect(problems).toEqual([])
      expect(writeCourses(courses)).toBe(file)
    }
    const all = SHIPPED.join('\n')
    expect(writeCourses(readCourses(all).courses)).toBe(all)
  })

  it('takes an explanation however its line begins, and writes it in one way', () => {
    const [shipped] = SHIPPED
    for (const start of ['> ', ' > ', '    >', '\t>  '])
      expect(writeCourses(readCourses(shipped!.replaceAll(/^ {2}> /gm, start)).courses)).toBe(shipped)
  })

  it('ships short ones: six to ten cards and five to eight questions', () => {
    for (const { content } of SHIPPED.flatMap((file) => readCourses(file).courses)) {
      expect(content.cards.length).toBeGreaterThanOrEqual(6)
      expect(content.cards.length).toBeLessThanOrEqual(10)
      expect(content.questions.length).toBeGreaterThanOrEqual(5)
      expect(content.questions.length).toBeLessThanOrEqual(8)
    }
  })

  it('names the line of what cannot be read', () => {
    const good = HEAD.replace('code: c', 'code: course') + CARD + QUESTION
    expect(problemsOf(good)).toEqual([])
    const lineOf = (text: string) => good.split('\n').indexOf(text) + 1
    expect(problemsOf(good.replace('## Вопрос: Почему?', '## Ворпос: Почему?'))).toEqual([
      { course: 'course', line: lineOf('## Вопрос: Почему?'), problem: 'heading' },
    ])
    expect(problemsOf(good.replace('- [x] Так', '* Так'))).toEqual([
      { course: 'course', line: lineOf('- [x] Так'), problem: 'option' },
    ])
    expect(problemsOf(good.replace('[x]', '[ ]'))).toEqual([
      { course: 'course', line: lineOf('## Вопрос: Почему?'), problem: 'questions.0.options' },
    ])
    expect(problemsOf(good.replace('  > Потому\n', ''))[0]).toMatchObject({
      problem: 'questions.0.options.0.why',
    })
    expect(problemsOf(good.replace('minutes: 5', 'minutes: много'))[0]).toMatchObject({ problem: 'minutes' })
    const foreign = good.replace('minutes: 5', 'unit: Отдел\nminutes: 5\n"who knows": 1')
    expect(problemsOf(`${good.replace('code: course', 'code: first')}\n${foreign}`)).toEqual([
      { course: 'course', line: good.split('\n').length + 5, problem: 'key.unit' },
      { course: 'course', line: good.split('\n').length + 7, problem: 'key.who knows' },
    ])
    expect(problemsOf(`${good}\n${CARD}`)[0]).toMatchObject({ problem: 'card_after_question' })
    expect(problemsOf(`${good}\n${good}`)[0]).toMatchObject({ problem: 'twice' })
    expect(problemsOf('просто слова')[0]).toMatchObject({ problem: 'no_head', line: 1 })
  })
})
