import { expect, it } from 'vitest'
import { countAuthors } from './count-authors.ts'

it('counts two questions of one author as one person, the nameless each as their own', () => {
  const asked = [
    { incidentId: 'a', authorId: 'anna' },
    { incidentId: 'b', authorId: 'anna' },
    { incidentId: 'c', authorId: null },
    { incidentId: 'd', authorId: null },
  ]
  expect(countAuthors(asked)).toBe(3)
})
