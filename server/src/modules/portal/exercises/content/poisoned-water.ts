import { EXERCISE_ROLES } from '@veche/contract/values/exercises.ts'
import type { Script } from '../domain/script.ts'

const BOROVICHI = 'borovichi'

export const POISONED_WATER: Script = {
  code: 'poisoned-water',
  title: 'Слух об отравленной воде',
  summary:
    'Утро субботы. Кто-то написал, что в водопровод попала химия. Слух идёт быстрее любой проверки, а среди него есть и настоящие больные.',
  goals: [
    'Сказать слово раньше, чем слух дойдёт до магазинов',
    'Отличить того, кому плохо, от того, кто пересказывает',
    'Не обещать лишнего: говорить, что проверяют, кто и когда скажет итог',
  ],
  minutes: 60,
  roles: EXERCISE_ROLES,
  municipalities: [BOROVICHI],
  beats: [
    {
      ...{ key: 'smell', minute: 0, municipality: BOROVICHI, place: 'comment', kind: 'question' },
      person: { firstName: 'Ольга', lastName: 'Зимина' },
      text: 'Вода на Гоголя с утра пахнет хлоркой так, что глаза режет. Это нормально? Пить можно?',
      lesson: 'Первый вопрос, ещё без слуха: ответить сразу, что известно, и передать водоканалу.',
    },
    {
      ...{ key: 'barrel', minute: 3, municipality: BOROVICHI, place: 'comment', kind: 'rumour' },
      person: { firstName: 'Степан', lastName: 'Рябов' },
      text: 'Мне точно сказали: ночью на водозаборе перевернулась бочка с химией, молчат, чтобы не было паники.',
      lesson: 'Начало слуха. Первое официальное слово нужно сейчас, даже если оно «проверяем, итог в 11:00».',
    },
    {
      ...{ key: 'child-ill', minute: 5, municipality: BOROVICHI, place: 'private', kind: 'danger' },
      person: { firstName: 'Алина', lastName: 'Фокина' },
      text: 'Дочке четыре года, попила из-под крана, час рвёт, вялая, температура 39. Мы на Сушанской, 12. Что делать?',
      lesson: 'Больной ребёнок: срочно, сначала скорая, потом всё остальное. Причину не называть.',
    },
    {
      ...{ key: 'poison-joke', minute: 7, municipality: BOROVICHI, place: 'comment', kind: 'lookalike' },
      person: { firstName: 'Кирилл', lastName: 'Носков' },
      text: 'Меня уже лет десять травят ценами в этом ларьке, и ничего. А воду когда проверят?',
      lesson: '«Травят» в шутку: обычный вопрос о проверке.',
    },
    {
      ...{ key: 'stocks', minute: 9, municipality: BOROVICHI, place: 'chat', kind: 'rumour' },
      silencedAfter: 4,
      person: { firstName: 'Вера', lastName: 'Сомова' },
      text: 'Девочки, берите воду, пока есть! В водопроводе яд, подруга из больницы говорит, везут одного за другим.',
      lesson: 'Слух с больницей: ответить здесь же тем же словом, что и в первом месте.',
    },
    {
      ...{ key: 'kindergarten', minute: 12, municipality: BOROVICHI, place: 'comment', kind: 'question' },
      person: { firstName: 'Елена', lastName: 'Ракитина' },
      text: 'Сегодня в саду на Парковой дежурная группа, детям дают воду из-под крана? Забирать ребёнка?',
      lesson: 'Родителям нужен ответ про сад: чем поят и кто проверил.',
    },
    {
      ...{ key: 'thanks-lab', minute: 14, municipality: BOROVICHI, place: 'comment', kind: 'talk' },
      person: { firstName: 'Пётр', lastName: 'Агапов' },
      text: 'Видел машину лаборатории у колонки, берут пробы. Работают люди.',
      lesson: 'Ничего не спрашивает: ответ не нужен, но это повод для слова.',
    },
    {
      ...{ key: 'old-man', minute: 16, municipality: BOROVICHI, place: 'email', kind: 'danger' },
      subject: 'Сосед не открывает',
      person: { firstName: 'Зинаида', lastName: 'Петрова' },
      text: 'Здравствуйте. Пишу за соседа, Подбельского 8, кв. 3: пожилой мужчина, после воды лежит, не открывает, слышно стоны. Телефона у него нет.',
      lesson: 'Опасность пришла письмом: срочно, скорая и участковый, ответить соседке.',
    },
    {
      ...{ key: 'filter', minute: 19, municipality: BOROVICHI, place: 'comment', kind: 'question' },
      person: { firstName: 'Глеб', lastName: 'Муравьёв' },
      text: 'Если кипятить или фильтром пользоваться, вода безопасна или всё равно нельзя?',
      lesson: 'Ответить правилом Роспотребнадзора и сроком, когда придёт результат.',
    },
    {
      ...{ key: 'mayor-silent', minute: 22, municipality: BOROVICHI, place: 'comment', kind: 'rumour' },
      silencedAfter: 6,
      person: { firstName: 'Инна', lastName: 'Калугина' },
      text: 'Администрация сама воду из-под крана не пьёт, им бутылки возят. Значит, всё правда про бочку.',
      lesson: 'Слух питается молчанием: повторить слово, показать, кто и где брал пробу.',
    },
    {
      ...{ key: 'dead-tired', minute: 24, municipality: BOROVICHI, place: 'comment', kind: 'lookalike' },
      person: { firstName: 'Юрий', lastName: 'Бирюков' },
      text: 'Просто убили с этой водой, полдня в очереди за бутылками. Цены подняли, куда жаловаться?',
      lesson: '«Убили» значит «устал»: вопрос о ценах, не опасность.',
    },
    {
      ...{ key: 'stream-when', minute: 27, municipality: BOROVICHI, place: 'stream', kind: 'question' },
      person: { firstName: 'Тамара', lastName: 'Лосева' },
      text: 'В эфире скажите час: когда будут анализы? Не «скоро», а час.',
      lesson: 'Под эфиром ждут час и имя: ответить тем же сроком, что и везде.',
    },
    {
      ...{ key: 'gas-well', minute: 30, municipality: BOROVICHI, place: 'private', kind: 'danger' },
      person: { firstName: 'Максим', lastName: 'Ведерников' },
      text: 'Спустились с братом чистить старый колодец на Тинской, раз вода плохая. Он внизу сел и не отвечает.',
      lesson: 'Колодец и молчание: срочно, спасатели, запретить спускаться за ним.',
    },
    {
      ...{ key: 'video', minute: 34, municipality: BOROVICHI, place: 'channel', kind: 'rumour' },
      silencedAfter: 8,
      person: { firstName: 'Жанна', lastName: 'Крюкова' },
      text: 'Вот видео, как в Боровичах вода жёлтая горит! Пересылайте всем, пока не удалили.',
      lesson: 'Чужое видео: ответить, что это не у нас и откуда оно, и карточка фейка.',
    },
    {
      ...{ key: 'shop', minute: 38, municipality: BOROVICHI, place: 'comment', kind: 'complaint' },
      person: { firstName: 'Лидия', lastName: 'Орехова' },
      text: 'В магазине на Международной вода по 180 рублей за бутылку. Это законно?',
      lesson: 'Жалоба на цены: принять, передать, ответить.',
    },
    {
      ...{ key: 'lab-result', minute: 44, municipality: BOROVICHI, place: 'comment', kind: 'question' },
      person: { firstName: 'Руслан', lastName: 'Тихомиров' },
      text: 'Читал, что пробы чистые. А кому верить и где сам протокол?',
      lesson: 'Ответить ссылкой на протокол и именем лаборатории: слух закрывают документом.',
    },
  ],
}
