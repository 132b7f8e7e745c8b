import { expect, it } from 'vitest'
import { readFeatures } from '../../index.ts'
import { readOwn } from '../../reader/domain/own/read-own.ts'
import { loadStarter } from '../../reader/starter.ts'
import { LEAST_SAID, type SaidOfDanger, trainDangers } from './train-dangers.ts'

const STREETS = ['Лесной', 'Новой', 'Речной', 'Полевой', 'Южной', 'Мира', 'Садовой', 'Озёрной']
const SAID: SaidOfDanger[] = STREETS.flatMap((street, at) => [
  { id: `drill-${at}`, text: `В школе на ${street} учебная сигнализация, орёт с утра`, isDanger: false },
  { id: `hum-${at}`, text: `Гудит подстанция на ${street}, пахнет горелым`, isDanger: true },
])

it('tells apart what people told apart, and is silent of all else', () => {
  const own = trainDangers(loadStarter().danger, SAID)!
  const read = (text: string) => readOwn(own, readFeatures(text))
  expect(read('На Парковой в школе учебная сигнализация').topics[0]?.code).toBe('none')
  expect(read('Подстанция гудит, горелым пахнет').topics[0]?.code).toBe('danger')
  expect(read('Спасибо за праздник')).toEqual({ says: 0, topics: [] })
})

it('learns nothing from a few words', () => {
  expect(trainDangers(loadStarter().danger, SAID.slice(0, LEAST_SAID - 1))).toBeNull()
})
