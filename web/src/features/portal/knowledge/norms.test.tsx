// @vitest-environment jsdom

import { screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { show } from '../../../testing/show.tsx'
import { Norms } from './Norms.tsx'

const norm = { clause: 'приложение', term: null, source: 'текст', secondSource: null }

it('ends a document by one full stop, whether or not its date has one', () => {
  show(
    <Norms
      norms={[
        { ...norm, document: 'Постановление № 354', issuedOn: '2011-05-06' },
        { ...norm, document: 'ГОСТ Р 50597', issuedOn: null },
      ]}
    />,
  )
  expect(screen.getByText('Постановление № 354, 6 мая 2011. приложение')).toBeTruthy()
  expect(screen.getByText('ГОСТ Р 50597. приложение')).toBeTruthy()
})
