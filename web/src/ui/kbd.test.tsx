import { expect, it } from 'vitest'
import { renderRussian } from '../locales/render-russian.tsx'
import { Button } from './Button.tsx'
import { KeysTaken } from './Kbd.tsx'

const button = (
  <Button keys="D" aria-keyshortcuts="D">
    Отклонить
  </Button>
)

it('offers a key on its button, to eyes and to readers', () => {
  const html = renderRussian(button)
  expect(html).toContain('<kbd class="kbd">D</kbd>')
  expect(html).toContain('aria-keyshortcuts="D"')
})

it('offers none while something else has the keys', () => {
  const html = renderRussian(<KeysTaken value={true}>{button}</KeysTaken>)
  expect(html).toContain('Отклонить')
  expect(html).not.toMatch(/kbd|keyshortcuts/)
})
