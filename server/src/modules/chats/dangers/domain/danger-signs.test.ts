import { describe, expect, it } from 'vitest'
import { classifyMessage } from '../../classes/domain/classify-message.ts'
import type { EarlierMessage } from '../../classes/domain/place-in-talk.ts'

const noon = new Date('2026-11-26T09:00:00Z')

function read(text: string, earlier: readonly EarlierMessage[] = []) {
  const facts = { authorId: 'anna', authorRole: 'resident', writtenAt: noon, repliesTo: null } as const
  return classifyMessage(
    { ...facts, text, topicConfidence: 0, hasPlace: false, namesOurPlace: false, isDangerByText: false },
    earlier,
  )
}

describe('what meets what makes a danger', () => {
  it.each([
    ['smell and what smells', 'На кухне попахивает пропаном, окна открыли'],
    ['the same feeling in several', 'В классе у двоих тошнота и у всех глаза слезятся'],
    ['fire and what must not burn', 'Из окон чердака пламя, соседей дома нет'],
    ['current and a state', 'рубильник в щитке шипит и плавится'],
    ['a beast and an attack', 'алабай вцепился почтальону в рукав'],
    ['a hole and nobody guards it', 'Траншею бросили настежь, ни ленты ни знака'],
    ['a stranger, a child and a lure', 'какой-то тип угощает девочек и зовёт в машину'],
    ['a weapon in hand', 'по двору ходит мужчина с топором'],
    ['violence', 'сожитель душит её, слышно через стену'],
    ['who is lost', 'Не вернулась из лицея дочь, телефон выключен'],
    ['who drowns', 'подросток барахтается у плотины, тонет'],
    ['the old and the trapped', 'бабушку зажало дверями, выйти не может'],
    ['a hurt body', 'упал с турника, руку вывернул, лежит'],
    ['who is struck by nobody', 'монтажника привалило грунтом'],
    ['a machine out of hand', 'самосвал скатился без водителя к остановке'],
    ['pressure that bursts', 'бойлер раздуло, свистит, сейчас рванёт'],
    ['water that rises', 'Ручей вышел из берегов, вода подступает к домам'],
    ['the frail and the cold', 'У лежачей мамы в комнате батареи ледяные, холод'],
    ['a height', 'девушка стоит за перилами моста, плачет'],
    ['ice above heads', 'глыба с карниза рухнула в метре от коляски'],
    ['what was nearly', 'чуть прохожего не придавило вывеской'],
    ['an apparatus and no current', 'аппарат ивл у отца, света нет'],
    ['a finding of war', 'нашли ржавый снаряд в огороде'],
    ['words spelt by ear', 'сабаки накинулись на рибенка'],
  ])('%s', (_, text) => {
    expect(read(text).class).toBe('danger')
  })
})

describe('the same words are no danger', () => {
  it.each([
    ['when it is over', 'Сарай потушили, огня нет, все живы'],
    ['when it was long ago', 'помню, у нас в девяностых дом горел, дети прыгали из окон'],
    ['when it is far away', 'В Хабаровске газ взорвался, дом рухнул'],
    ['in a film', 'в фильме лифт сорвался, люди кричали'],
    ['in a drill', 'учебная тревога в лицее, дым из окон пустили'],
    ['in an advertisement', 'Чистка крыш от глыб и наледи, недорого, договор'],
    ['in a saying', 'у шефа крыша едет, рвёт и мечет'],
    ['of what never bites', 'цены кусаются, зарплата тает'],
    ['when it is asked for a paper', 'где взять справку о пожаре для страховой?'],
    ['in a joke', 'сосед опять дымит своим самоваром)))'],
    ['of what only needs repair', 'Качели облезли, покрасьте'],
    ['denied', 'газом не пахнет'],
  ])('%s', (_, text) => {
    expect(read(text).class).not.toBe('danger')
  })
})

it('is a danger again when it goes on', () => {
  expect(read('трубу заделали, газом пахло').class).not.toBe('danger')
  expect(read('трубу заделали, опять газом пахнет').class).toBe('danger')
})

describe('a weak sign', () => {
  const told: EarlierMessage = {
    authorId: 'boris',
    authorName: 'Борис',
    authorRole: 'resident',
    writtenAt: new Date(noon.getTime() - 2 * 60_000),
    messageClass: 'danger',
  }

  it('counts after a danger was told, not by itself', () => {
    expect(read('уже дважды пальнул', [told]).class).toBe('danger')
    expect(read('уже дважды пальнул').class).not.toBe('danger')
  })

  it('counts no more when the danger is a quarter of an hour old', () => {
    const long = { ...told, writtenAt: new Date(noon.getTime() - 15 * 60_000) }

    expect(read('уже дважды пальнул', [long]).class).not.toBe('danger')
  })

  it('weighs more with people near it', () => {
    expect(read('лестница шатается').class).not.toBe('danger')
    expect(read('лестница шатается, малыши ходят мимо').class).toBe('danger')
  })
})

it('is here when a place of ours is named, whatever city is named too', () => {
  const facts = { authorId: 'anna', authorRole: 'resident', writtenAt: noon, repliesTo: null } as const
  const message = { ...facts, topicConfidence: 0, hasPlace: false, isDangerByText: false }
  const text = 'в Омске на вокзале пахнет газом'

  expect(classifyMessage({ ...message, text, namesOurPlace: false }, []).class).not.toBe('danger')
  expect(classifyMessage({ ...message, text, namesOurPlace: true }, []).class).toBe('danger')
})

it('tells by which words', () => {
  expect(read('алабай вцепился в рукав').reasons).toEqual([{ code: 'words', words: ['алабай вцепился'] }])
})
