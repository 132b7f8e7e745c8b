import { expect, it } from 'vitest'
import { BAND_STYLE, withBand } from './band.ts'

it('stands first in every page, with its style and the way back', () => {
  const page =
    '<!doctype html><html><head><title>Вече</title></head><body class="x"><main>Слова</main></body></html>'
  const shown = withBand(page, 'http://localhost:8080/exercises/1')
  expect(shown).toMatch(/<link rel="stylesheet" href="\/exercise\/band.css"><\/head>/)
  expect(shown).toMatch(/<body class="x"><div class="exercise-band" role="note">/)
  expect(shown).toContain('Учения. Жители этого не увидят')
  expect(shown).toContain('href="http://localhost:8080/exercises/1"')
  // The page is not made inline: its policy would refuse that.
  expect(shown).not.toMatch(/style=|<style|<script/)
  expect(BAND_STYLE).toContain('position: fixed')
})

it('says that the region opens until the scripts of the page have drawn it', () => {
  const shown = withBand('<head></head><body><div id="root"></div></body>', 'http://localhost:8080')
  expect(shown).toMatch(/<div id="root"><p [^>]*role="status">Открываем учебный регион…<\/p><\/div>/)
})
