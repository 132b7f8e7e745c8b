// @vitest-environment jsdom
import { fireEvent, screen } from '@testing-library/react'
import { useRef } from 'react'
import { expect, it } from 'vitest'
import { show } from '../../../testing/show.tsx'
import { useOwnPlace } from './use-own-place.ts'

function Page(place: { list?: string; of?: string }) {
  const page = useRef<HTMLElement>(null)
  useOwnPlace(page, place)
  return <main ref={page} />
}
const framed = (page: React.ReactNode) => <div data-testid="frame">{page}</div>

it('begins each task at its top, and stands in the list where it was left', () => {
  const { again } = show(framed(<Page key="list" list="tasks" />))
  const frame = screen.getByTestId('frame')
  const scroll = (top: number) => {
    frame.scrollTop = top
    fireEvent.scroll(frame)
  }
  scroll(900)
  again(framed(<Page key="task" of="1" />))
  expect(frame.scrollTop).toBe(0)
  scroll(400)
  again(framed(<Page key="list" list="tasks" />))
  expect(frame.scrollTop).toBe(900)
  again(framed(<Page key="task" of="1" />))
  expect(frame.scrollTop).toBe(0)
  scroll(400)
  again(framed(<Page key="task" of="2" />))
  expect(frame.scrollTop).toBe(0)
  again(framed(<Page key="today" list="today" />))
  expect(frame.scrollTop).toBe(0)
})
