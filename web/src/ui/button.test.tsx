import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { Button } from './Button.tsx'

type ButtonProps = Parameters<typeof Button>[0]

let built: ReturnType<typeof Button>

/** Where React has a context for it. */
function Probe(props: ButtonProps) {
  built = Button(props)
  return null
}

function build(props: ButtonProps) {
  renderToStaticMarkup(<Probe {...props} />)
  return built
}

/** `detail` counts the presses of a mouse that follow each other; a key gives 0. */
function press(detail: number, props: Partial<ButtonProps> = {}) {
  const did = { acts: 0, isPrevented: false }
  const element = build({ children: 'Добавить', onClick: () => did.acts++, ...props })
  element.props.onClick({ detail, preventDefault: () => (did.isPrevented = true) })
  return did
}

describe('Button', () => {
  it('acts by a click and by a key', () => {
    expect(press(1)).toEqual({ acts: 1, isPrevented: false })
    expect(press(0)).toEqual({ acts: 1, isPrevented: false })
  })

  it('neither acts nor submits by the second and third press of a double click', () => {
    expect(press(2)).toEqual({ acts: 0, isPrevented: true })
    expect(press(3)).toEqual({ acts: 0, isPrevented: true })
  })

  it('goes on by every press where one steps through pages', () => {
    expect(press(2, { isStep: true })).toEqual({ acts: 1, isPrevented: false })
  })

  it('neither acts nor submits while busy, and keeps the focus for the next key', () => {
    expect(press(1, { isBusy: true })).toEqual({ acts: 0, isPrevented: true })
    expect(press(0, { isBusy: true, isStep: true, type: 'submit' })).toEqual({ acts: 0, isPrevented: true })
    const { props } = build({ children: 'Добавить', isBusy: true })
    expect([props.disabled, props['aria-disabled']]).toEqual([undefined, true])
  })
})
