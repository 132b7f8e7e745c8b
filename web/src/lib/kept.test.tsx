import { expect, it } from 'vitest'
import { renderRussian } from '../locales/render-russian.tsx'
import { useKept } from './kept.ts'

it('gives back what was begun when the place is opened again, each its own', () => {
  let write = (_: string) => {}
  function Field({ of }: { of: string }) {
    const [text, setText] = useKept(of, '')
    write = setText
    return <p>{text}</p>
  }
  renderRussian(<Field of="freeze 1" />)
  write('Ждём решения суда')
  expect(renderRussian(<Field of="freeze 1" />)).toBe('<p>Ждём решения суда</p>')
  expect(renderRussian(<Field of="freeze 2" />)).toBe('<p></p>')
  write('')
  expect(renderRussian(<Field of="freeze 1" />)).toBe('<p>Ждём решения суда</p>')
  renderRussian(<Field of="freeze 1" />)
  write('')
  expect(renderRussian(<Field of="freeze 1" />)).toBe('<p></p>')
})
