import { expect, it } from 'vitest'
import { isPlainText } from './plain-text.ts'

const cp1251 = Buffer.from([0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2, 0x3b, 0x31, 0x0d, 0x0a])

it.each([Buffer.from('Дом;Жителей\r\n«Мира, 5»;12\r\n'), Buffer.from('\ufeffДом\tЖителей\n'), cp1251])(
  'takes text of UTF-8 and of windows-1251: %#',
  (bytes) => expect(isPlainText(bytes)).toBe(true),
)

it.each([
  Buffer.alloc(0),
  Buffer.from('Дом\0Жителей'),
  Buffer.from('Дом', 'utf16le'),
  Buffer.concat([cp1251, Buffer.from([0])]),
  Buffer.from('MZ\x90\x00\x03', 'latin1'),
  Buffer.from('PK\x03\x04', 'latin1'),
])('takes nothing else: %#', (bytes) => expect(isPlainText(bytes)).toBe(false))
