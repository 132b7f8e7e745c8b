import { expect, it } from 'vitest'
import { loadStarter } from '../starter.ts'
import { readFeatures } from './features/read-features.ts'
import { lessonsOf } from './lessons-of.ts'
import { bestOf, chancesOf } from './model/judge.ts'
import { readWithSense } from './topics/read-sense.ts'
import { trainModel } from './train-model.ts'

const OPTIONS = { seed: 1, weightsPerLabel: 6000 }
const starter = loadStarter()
const withSense = (text: string) => readWithSense(starter, text).features
const alone = (text: string) => readFeatures(text).features

const TAUGHT = {
  'Освещение улиц': [
    'На Лесной третий день не горит ни один фонарь',
    'Перегорели лампы на столбах возле школы',
    'Включите уличное освещение на Мира',
    'Фонарь у подъезда мигает и гаснет',
  ],
  'Вывоз мусора': [
    'Контейнеры переполнены, мусор не вывозили неделю',
    'Машина за отходами не приехала',
    'Баки у дома завалены пакетами',
    'Когда заберут мусор с площадки',
  ],
  'Работа поликлиник': [
    'К терапевту нет талонов на месяц вперёд',
    'В регистратуре не берут трубку',
    'Ребёнку не могут вызвать врача на дом',
    'Очередь на приём к хирургу с шести утра',
  ],
}

const learn = (read: typeof withSense) =>
  trainModel(
    lessonsOf(
      Object.entries(TAUGHT).flatMap(([label, texts]) =>
        texts.map((text) => ({ features: read(text), label, kin: text })),
      ),
      read,
    ),
    OPTIONS,
  )

const firstOf = (model: ReturnType<typeof learn>, features: ReturnType<typeof withSense>) =>
  model.labels[bestOf(chancesOf(model, features), 1)[0]?.label ?? -1]

it.each([
  ['вечером хоть глаз выколи, идём с телефоном в руке', 'Освещение улиц'],
  ['помойка воняет, крысы бегают', 'Вывоз мусора'],
  ['педиатр уволился, лечить малышей некому', 'Работа поликлиник'],
])('knows «%s» by what the shipped models know, with none of its words in a lesson', (text, label) => {
  expect(firstOf(learn(withSense), withSense(text))).toBe(label)
})

it('learns from the name of a label where the texts say little', () => {
  const texts = [
    { features: alone('Опять то же самое'), label: 'Ямы на дороге', kin: 'a' },
    { features: alone('Сколько можно ждать'), label: 'Бродячие собаки', kin: 'b' },
  ]
  const model = trainModel(lessonsOf(texts, alone), OPTIONS)
  expect(firstOf(model, alone('во дворе стая: собаки'))).toBe('Бродячие собаки')
  expect(firstOf(model, alone('дорога, одни ямы'))).toBe('Ямы на дороге')
})

it('takes no lesson from a number', () => {
  const texts = ['1', '2'].map((label) => ({ features: alone('Опять то же'), label, kin: label }))
  expect(lessonsOf(texts, alone)).toEqual(texts)
})

it('reads by a model that was taught without the words of the directory as before', () => {
  const model = learn(withSense)
  const text = 'вечером хоть глаз выколи'
  const { features } = readWithSense(starter, text, [
    { code: 'roads.lighting', groupCode: 'roads', confidence: 0.8 },
  ])

  expect(features.length).toBe(withSense(text).length + 2)
  expect(chancesOf(model, features)).toEqual(chancesOf(model, withSense(text)))
})
