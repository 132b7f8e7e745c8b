import { NETWORKS } from '@veche/contract/networks/index.ts'
import { isValidElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { allTexts } from '../locales/all-texts.ts'
import { drawingOf } from './network-drawings.ts'
import { Sprite } from './Sprite.tsx'

describe.each(NETWORKS)('%s', (network) => {
  it('is drawn', () => {
    expect(isValidElement(drawingOf(network))).toBe(true)
    expect(renderToStaticMarkup(<Sprite />)).toContain(`id="g-${network}"`)
  })

  it('says in both languages how a page of it is connected', () => {
    for (const { channels } of [allTexts('ru'), allTexts('en')])
      expect(channels).toHaveProperty(['setup', network, 'how', '1'])
  })
})
