import { expect, it } from 'vitest'
import { writeLetterHtml } from './letter-html.ts'

const SHOWN = {
  text: 'Новое\nhttps://veche.example/open/problems/1',
  regionName: 'Регион <i>',
  accent: '#5b2a86',
  emblemCid: null,
}

it('says the same words in the colour of the region, and escapes them', () => {
  const letter = writeLetterHtml(SHOWN)
  expect(letter).toContain('background:#5b2a86')
  expect(letter).toContain('<a href="https://veche.example/open/problems/1" style="color:#5b2a86">')
  expect(letter).toContain('Регион &lt;i&gt;')
})

it('fetches nothing when it is opened', () => {
  expect(writeLetterHtml(SHOWN)).not.toMatch(/<img|<link|url\(|<script/)
  expect(writeLetterHtml({ ...SHOWN, accent: null })).toContain('background:#1b4b7a')
  const images = [...writeLetterHtml({ ...SHOWN, emblemCid: 'emblem' }).matchAll(/<img[^>]*src="([^"]+)"/g)]
  expect(images.map(([, source]) => source)).toEqual(['cid:emblem'])
})
