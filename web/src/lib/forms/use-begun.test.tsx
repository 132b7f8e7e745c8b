import { expect, it } from 'vitest'
import { renderRussian } from '../../locales/render-russian.tsx'
import { useBegun } from './use-begun.ts'

let write: (text: string) => void

function Field({ place }: { place: string }) {
  const [text, setText] = useBegun(place, '')
  write = setText
  return <p>{text}</p>
}

it('gives back what was begun when the place is opened again, each its own', () => {
  renderRussian(<Field place="freeze 1" />)
  write('Ждём решения суда')
  expect(renderRussian(<Field place="freeze 1" />)).toBe('<p>Ждём решения суда</p>')
  expect(renderRussian(<Field place="freeze 2" />)).toBe('<p></p>')
  renderRussian(<Field place="freeze 1" />)
  write('')
  expect(renderRussian(<Field place="freeze 1" />)).toBe('<p></p>')
})
