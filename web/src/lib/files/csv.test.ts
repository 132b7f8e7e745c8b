import { expect, it } from 'vitest'
import { writeCsv } from './csv.ts'

it('writes what Excel reads back, and no formula', () => {
  expect(
    writeCsv([
      ['Имя', 'Код'],
      ['ООО "Вода"; Пестово', '=1+1'],
    ]),
  ).toBe('\ufeffИмя;Код\r\n"ООО ""Вода""; Пестово";\'=1+1\r\n')
})
