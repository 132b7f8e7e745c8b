import { expect, it } from 'vitest'
import { acceptedOf, sortFiles } from './sort-files.ts'

const ALL = { photos: true, documents: true, most: 3 }
const photo = (name: string, size = 1000) => ({ name, type: 'image/jpeg', size })
const paper = { name: 'График.pdf', type: 'application/pdf', size: 1000 }

it('takes what the chat takes, in the order in which it was chosen', () => {
  const { taken, refused } = sortFiles([photo('1'), paper], { attach: ALL, count: 0 })
  expect([taken.map(({ name }) => name), refused]).toEqual([['1', 'График.pdf'], []])
})

it.each([
  ['an unknown kind', { ...paper, type: 'application/zip' }, ALL, 'kind'],
  ['a picture where none is taken', photo('1'), { ...ALL, photos: false }, 'photos'],
  ['a paper where none is taken', paper, { ...ALL, documents: false }, 'documents'],
  ['a heavy one', photo('1', 11 * 1024 * 1024), ALL, 'size'],
])('refuses %s and says why', (_, file, attach, reason) => {
  expect(sortFiles([file], { attach, count: 0 })).toEqual({
    ...{ taken: [], refused: [{ name: file.name, reason }] },
  })
})

it('takes no more than goes along at once, and a refused one takes nobody’s place', () => {
  const files = [photo('1'), { ...paper, type: 'text/html' }, photo('2'), photo('3')]
  const { taken, refused } = sortFiles(files, { attach: ALL, count: 1 })
  expect(taken.map(({ name }) => name)).toEqual(['1', '2'])
  expect(refused.map(({ reason }) => reason)).toEqual(['kind', 'many'])
})

it('offers only what is taken', () => {
  expect(acceptedOf({ ...ALL, documents: false })).toBe('image/jpeg,image/png,image/webp')
  expect(acceptedOf({ ...ALL, photos: false })).toBe('application/pdf')
})
