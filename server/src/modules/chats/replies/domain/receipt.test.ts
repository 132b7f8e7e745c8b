import { describe, expect, it } from 'vitest'
import { isReceipt, isReceiptDue, receiptText } from './receipt.ts'

const NOW = new Date('2026-11-26T08:00:00Z')
const ZONE = 'Europe/Moscow'
const at = (time: string) => new Date(`2026-11-26T${time}Z`)

describe('a receipt', () => {
  it.each([
    ['question', '2026-11-26T10:05:00Z', 'Принято, № 14, ответ до 13:05.'],
    ['complaint', '2026-11-27T07:00:00Z', 'Принято, № 14, ответ до 10:00 27 ноября.'],
    ['danger', '2026-11-26T08:15:00Z', 'Принято, № 14. Дежурные уже оповещены.'],
  ] as const)('says of a %s when it is answered: %s', (kind, dueAt, text) => {
    const said = receiptText({ number: 14, class: kind, dueAt: new Date(dueAt) }, { now: NOW, zone: ZONE })
    expect(said).toBe(text)
    expect(isReceipt(text)).toBe(true)
  })

  it('promises nothing of a rumour', () => {
    expect(receiptText({ number: 1, class: 'rumour', dueAt: NOW }, { now: NOW, zone: ZONE })).toBeNull()
  })

  it('is due to the first question of a person within an hour', () => {
    const asked = { id: 'b', authorId: 'vera', writtenAt: at('07:50:00') }
    const others = [
      { id: 'a', authorId: 'ivan', writtenAt: at('07:49:00') },
      { id: 'c', authorId: 'vera', writtenAt: at('06:40:00') },
      { id: 'd', authorId: 'vera', writtenAt: at('07:55:00') },
    ]
    expect(isReceiptDue(asked, [asked, ...others], NOW)).toBe(true)
    const shortBefore = { id: 'e', authorId: 'vera', writtenAt: at('07:20:00') }
    expect(isReceiptDue(asked, [asked, shortBefore], NOW)).toBe(false)
  })

  it('is not due to what was read back an hour later', () => {
    expect(isReceiptDue({ id: 'a', authorId: 'vera', writtenAt: at('06:59:00') }, [], NOW)).toBe(false)
  })
})
