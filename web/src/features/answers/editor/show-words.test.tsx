// @vitest-environment jsdom
import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useRef, useState } from 'react'
import { expect, it } from 'vitest'
import { fakeNetworkForEach } from '../../../testing/fake-network.ts'
import { show } from '../../../testing/show.tsx'
import type { Check } from '../answers.queries.ts'
import { Checklist } from '../checklist/index.ts'
import { useShowWords } from './use-show-words.ts'

fakeNetworkForEach()

const remark = (code: Check['code'], words: string[]): Check => ({
  ...{ code, state: 'attention', part: 'public', words, value: null },
})
const REMARKS = [
  remark('by_name', ['Тамара']),
  remark('agrees', ['до 15 декабря ↔ до 1 декабря (№ 7)']),
  remark('promise_moved', ['3 декабря']),
]

function Editor() {
  const area = useRef<HTMLTextAreaElement>(null)
  const [text, setText] = useState('Здравствуйте! Заменим до 15 декабря.')
  const onShow = useShowWords({ fields: [{ text, field: area }], onCall: setText })
  return (
    <>
      <textarea ref={area} aria-label="Ответ" value={text} readOnly />
      <Checklist checks={REMARKS} onShow={onShow} />
    </>
  )
}

it('leads to the words of a remark, and puts a name that is missing into the greeting', async () => {
  show(<Editor />)
  const field = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Ответ' })
  await userEvent.click(screen.getByRole('button', { name: /до 15 декабря/ }))
  expect(field.value.slice(field.selectionStart, field.selectionEnd)).toBe('до 15 декабря')

  await userEvent.click(screen.getByRole('button', { name: '«Тамара»' }))
  expect(field.value).toBe('Здравствуйте, Тамара! Заменим до 15 декабря.')
})

it('offers no way to words that stand in no field', () => {
  show(<Editor />)
  expect(screen.queryByRole('button', { name: /3 декабря/ })).toBeNull()
})
