import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

it('lets marks, chips and choices of each page of the portal go on in the next line', () => {
  const pages = readdirSync(import.meta.dirname).filter((name) => name.endsWith('Page.tsx'))
  const mains = pages.flatMap((name) =>
    [...readFileSync(`${import.meta.dirname}/${name}`, 'utf8').matchAll(/<main className=.*>/g)].map(
      ([main]) => `${name}: ${main}`,
    ),
  )
  expect(mains.length).toBeGreaterThan(20)
  expect(mains.filter((main) => !main.includes('wraps'))).toEqual([])
})
