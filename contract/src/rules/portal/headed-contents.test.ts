import { expect, it } from 'vitest'
import { z } from 'zod'
import { readHeaded, writeHeaded } from './headed-contents.ts'

const Note = z.strictObject({
  name: z.string().min(2),
  tags: z.array(z.object({ code: z.string() })),
  text: z.string(),
})
const read = (file: string) => readHeaded(file, { schema: Note, textField: 'text' })
const ID = '01a233c0-ff88-713b-a424-225e00000001'

it('is read back the same, whatever stands in its words', () => {
  const notes = ['', 'Слова\n\n---\nid: не голова', '\\---\n- строка: да'].map((text, index) => ({
    ...{
      id: ID.replace(/1$/, String(index)),
      content: { name: `Имя: «${index}»`, tags: [{ code: 'a' }], text },
    },
  }))
  const { things, problems } = read(writeHeaded(notes, 'text'))
  expect(problems).toEqual([])
  expect(things.map(({ id, content }) => ({ id, content }))).toEqual(notes)
})

it('names each problem by its field and line, in every thing of the file', () => {
  const good = writeHeaded([{ id: ID, content: { name: 'Имя', tags: [], text: 'Слова' } }], 'text')
  const bad = '\n---\nid: 7\nname: И\ntags:\n  - код\nчужое: да\n---\n\nСлова\n\n---\nname: [\n---\n'
  const start = good.split('\n').length
  const { things, problems } = read(good + bad)
  expect(things).toHaveLength(1)
  expect(problems).toEqual([
    { field: 'id', line: start + 2, problem: 'wrong' },
    { field: 'name', line: start + 3, problem: 'wrong' },
    { field: 'tags.0', line: start + 4, problem: 'wrong' },
    { field: 'чужое', line: start + 6, problem: 'unknown' },
    { field: 'head', line: start + 12, problem: 'unreadable' },
  ])
  expect(read('').problems).toEqual([{ field: 'head', line: 1, problem: 'missing' }])
  expect(
    readHeaded('---\nname: Имя\n---\nслова', { schema: Note.omit({ text: true }), textField: null }).problems,
  ).toEqual([
    { field: 'head', line: 1, problem: 'words_below' },
    { field: 'tags', line: 1, problem: 'missing' },
  ])
})
