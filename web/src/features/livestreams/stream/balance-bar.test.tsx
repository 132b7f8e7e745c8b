import { expect, it } from 'vitest'
import { renderRussian } from '../../../locales/render-russian.tsx'
import { BalanceBar } from './BalanceBar.tsx'

const words = (waiting: number) => {
  const none = { onAir: 0, later: 0, declined: 0, onControl: 0 }
  return renderRussian(<BalanceBar balance={{ ...none, asked: waiting, waiting, authors: waiting }} />)
}

it('says of one and of many that they wait', () => {
  expect(words(21)).toContain('21 ждёт эфира')
  expect(words(22)).toContain('22 ждут эфира')
})
