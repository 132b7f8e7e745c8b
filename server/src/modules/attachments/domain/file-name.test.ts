import fc from 'fast-check'
import { expect, it } from 'vitest'
import { fileNameOf } from './file-name.ts'

it.each([
  ['яма во дворе.JPG', 'яма во дворе.jpg'],
  ['акт', 'акт.jpg'],
  ['IMG_2025.11.24.jpeg', 'IMG_2025.jpg'],
  ['photo.jpg.exe', 'photo.jpg'],
  ['../../etc/passwd', 'etc passwd.jpg'],
  ['C:\\Windows\\a.bat', 'C Windows a.jpg'],
  ['счёт\u202Egpj.exe', 'счёт gpj.jpg'],
  ['a\r\nSet-Cookie: x', 'a Set-Cookie x.jpg'],
  ['.htaccess', 'htaccess.jpg'],
  ['', '3.jpg'],
  ['...', '3.jpg'],
  [null, '3.jpg'],
])('calls %j %s', (title, name) => expect(fileNameOf(title, 2, 'jpg')).toBe(name))

it('always gives a name that a header and a folder can hold', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (title) => {
      const name = fileNameOf(title, 0, 'png')
      return !/[\p{Cc}\p{Cf}/\\]/u.test(name) && name.endsWith('.png') && encodeURIComponent(name) !== ''
    }),
  )
})
