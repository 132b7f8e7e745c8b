import { describe, expect, it } from 'vitest'
import { readStartingCatalogue } from '../testing/starting-data.ts'
import { compileCatalogue } from './catalogue.ts'
import { suggest } from './suggest.ts'

const catalogue = compileCatalogue(readStartingCatalogue())
const read = (text: string, channelMunicipalityCode: string | null = null) =>
  suggest(catalogue, { text, facts: { channelMunicipalityCode } })

describe('suggest', () => {
  it('gives every part of a suggestion with what it was read from', () => {
    const found = read('Добрый день! На Поперечной 8 столб не горит вторую неделю.', 'staraya-russa')

    expect(found).toMatchObject({
      topic: { code: 'roads.lighting', groupCode: 'roads' },
      municipality: { code: 'staraya-russa', reasons: [{ code: 'channel' }] },
      place: { street: 'Поперечная ул.', house: '8', fragments: ['Поперечной 8'] },
      kind: { code: 'complaint' },
      isUrgent: false,
      title: 'На Поперечной 8 столб не горит вторую неделю',
    })
    expect(found.topic?.reasons[0]?.words.join(' ')).toContain('не горит')
  })

  it.each([
    ['Скорую ждали два часа', { code: 'urgent_topic', topicCode: 'health.ambulance' }],
    ['Открытый люк у магазина', { code: 'danger', words: ['открытый люк'] }],
    [
      'На Нутной, 39 света нет, у бабушки кислородный аппарат',
      { code: 'danger', words: ['света нет, у бабушки кислородный'] },
    ],
  ])('calls «%s» urgent and says why', (text, reason) => {
    expect(read(text)).toMatchObject({ isUrgent: true, urgencyReasons: expect.arrayContaining([reason]) })
  })

  it('does not call thanks for a repaired main urgent', () => {
    expect(read('Спасибо, прорыв трубы устранили быстро').isUrgent).toBe(false)
  })

  it('believes the district that the author chose in the form, and the house that the words name', () => {
    const text = 'Темно у дома 24, фонарь не горит.\n\nМесто: Старорусский, Минеральная ул.\nТема: Дороги'
    const facts = { channelMunicipalityCode: 'novgorod-city', isForm: true }
    expect(suggest(catalogue, { text, facts })).toMatchObject({
      municipality: {
        code: 'staraya-russa',
        reasons: [{ code: 'chosen_by_author', words: ['Старорусский'] }],
      },
      place: { street: 'Минеральная ул.', house: '24' },
    })
    const two = text.replace('у дома 24', 'от дома 24 до дома 30')
    expect(suggest(catalogue, { text: two, facts }).place.house).toBeNull()
  })

  it('keeps telephones, mail and greetings out of the title', () => {
    const { title } = read('Здравствуйте! Нет воды, звоните 8 911 000-00-00 или pochta@example.org')

    expect(title).toBe('Нет воды, звоните или')
  })

  it('takes the sentence with the trouble for the title and cuts it at a word', () => {
    const text =
      'Пишу уже третий раз. Возле нашего дома на детской площадке сломаны качели, из них торчит арматура, а дети всё равно катаются.'
    const { title } = read(text)

    expect(title.length).toBeLessThanOrEqual(70)
    expect(title).toMatch(/^Возле нашего дома .*…$/)
  })

  it.each(['', '   ', '👍', '!!!', 'x'.repeat(10_000)])('reads a message without words', (text) => {
    expect(read(text)).toMatchObject({ topic: null, municipality: null, kind: { code: 'chatter' } })
  })

  // A rule that tries every way to read such a text would not end before the limit of a test.
  it.each(['ул. ', 'провод ', 'а', 'д. 1 '])('comes to an end on %j told over and over', (part) => {
    expect(read(part.repeat(10_000)).title.length).toBeLessThanOrEqual(70)
  })
})
