import { describe, expect, it } from 'vitest'
import { type AskedOf, choosePost, keyOfStreet } from './choose-post.ts'

const post = (name: string, bound: Partial<Parameters<typeof choosePost>[0][number]> = {}) => ({
  ...{ name, topicCodes: [], groupCodes: [], municipalityCodes: [], streets: [], isEmergency: false },
  ...bound,
})
const ASKED: AskedOf = {
  ...{ topicCode: 'roads.lighting', groupCode: 'roads', municipalityCode: 'valday', street: null },
  isUrgent: false,
}
const chosen = (posts: ReturnType<typeof post>[], asked: Partial<AskedOf> = {}) =>
  choosePost(posts, { ...ASKED, ...asked })?.post.name ?? null

describe('the post that answers', () => {
  const reception = post('Приёмная')
  const roads = post('Дороги', { groupCodes: ['roads'] })
  const lighting = post('Свет', { topicCodes: ['roads.lighting'] })

  it('is bound to the topic before the group, and to either before none', () => {
    expect(chosen([reception, roads, lighting])).toBe('Свет')
    expect(chosen([reception, roads])).toBe('Дороги')
    expect(chosen([reception, roads], { topicCode: 'waste.fees', groupCode: 'waste' })).toBe('Приёмная')
    expect(chosen([roads, lighting], { topicCode: 'waste.fees', groupCode: 'waste' })).toBeNull()
  })

  it('is of the place: the street before the municipality, and no other street', () => {
    const here = post('Здесь', { municipalityCodes: ['valday'] })
    const street = post('Участок', { municipalityCodes: ['valday'], streets: ['ул. Ленина'] })
    expect(chosen([reception, here, street], { street: 'Ленина ул.' })).toBe('Участок')
    expect(chosen([reception, here, street], { street: 'ул. Мира' })).toBe('Здесь')
    expect(chosen([here, street], { municipalityCode: 'kholm' })).toBeNull()
    expect(chosen([here], { municipalityCode: null })).toBeNull()
  })

  it('is the one for emergencies when the topic cannot wait, of two alike', () => {
    const control = post('Аварийная', { isEmergency: true })
    expect(chosen([control, reception])).toBe('Приёмная')
    expect(chosen([control, reception], { isUrgent: true })).toBe('Аварийная')
    expect(chosen([control, lighting], { isUrgent: true })).toBe('Свет')
  })

  it('reads a street however it is written', () => {
    const [first, ...others] = ['ул. Ленина', 'Ленина ул.', 'улица Ленина'].map(keyOfStreet)
    expect(others).toEqual([first, first])
    expect(keyOfStreet('ул. Мира')).not.toBe(first)
  })
})
