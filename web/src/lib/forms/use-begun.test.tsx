import { expect, it, vi } from 'vitest'
import { renderRussian } from '../../locales/render-russian.tsx'
import { fakeStorageForEach } from '../browser/test-storage.ts'
import { useBegun } from './use-begun.ts'

fakeStorageForEach()

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

function Anew({ useIt }: { useIt: typeof useBegun }) {
  const [text, setText] = useIt('return 1', '')
  write = setText
  return <p>{text}</p>
}

it('is still there when the page is loaded anew, and gone once it was sent', async () => {
  renderRussian(<Field place="return 1" />)
  write('Не наша сеть')
  const load = async () => {
    vi.resetModules()
    return (await import('./use-begun.ts')).useBegun
  }
  expect(renderRussian(<Anew useIt={await load()} />)).toBe('<p>Не наша сеть</p>')
  write('')
  expect(renderRussian(<Anew useIt={await load()} />)).toBe('<p></p>')
})

it('brings back nothing that another tab has sent, and what another tab has written', () => {
  renderRussian(<Field place="ask 1" />)
  write('Когда откроют?')
  const [kept] = Object.keys(localStorage)
  const text = localStorage.getItem(kept!)
  localStorage.setItem(kept!, text!.replace('откроют', 'закроют'))
  expect(renderRussian(<Field place="ask 1" />)).toBe('<p>Когда закроют?</p>')
  localStorage.removeItem(kept!)
  expect(renderRussian(<Field place="ask 1" />)).toBe('<p></p>')
})

it('keeps what was begun where the browser stores nothing, while the page lives', () => {
  const refuse = vi.spyOn(localStorage, 'setItem').mockImplementation(() => {
    throw new DOMException('The disk is full', 'QuotaExceededError')
  })
  renderRussian(<Field place="ask 2" />)
  write('Когда откроют?')
  expect(renderRussian(<Field place="ask 2" />)).toBe('<p>Когда откроют?</p>')
  write('')
  refuse.mockRestore()
})
