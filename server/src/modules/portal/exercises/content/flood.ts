import { EXERCISE_ROLES } from '@veche/contract/values/exercises.ts'
import type { Script } from '../domain/script.ts'

const KRESTTSY = 'kresttsy'

export const FLOOD: Script = {
  code: 'flood',
  title: 'Паводок',
  summary:
    'Апрель, вода прибывает по полметра за ночь. Низкие улицы уже в воде, мост закрыт, кто-то отказывается уезжать.',
  goals: [
    'Увидеть тех, кто отрезан водой и пишет мимоходом',
    'Отвечать адресом, временем и номером машины, а не «ситуация на контроле»',
    'Не дать слуху о плотине выгнать людей на затопленную дорогу',
  ],
  minutes: 70,
  roles: EXERCISE_ROLES,
  municipalities: [KRESTTSY],
  beats: [
    {
      ...{ key: 'yard', minute: 0, municipality: KRESTTSY, place: 'comment', kind: 'complaint' },
      person: { firstName: 'Людмила', lastName: 'Ершова' },
      text: 'На Набережной вода уже во дворе, в подвале по колено. Насос будет?',
      lesson: 'Первый сигнал: принять, направить, сказать, когда приедет насос.',
    },
    {
      ...{ key: 'bridge', minute: 3, municipality: KRESTTSY, place: 'comment', kind: 'question' },
      person: { firstName: 'Алексей', lastName: 'Рощин' },
      text: 'Мост через Холову закрыт или ещё ездят? Мне на работу в другую сторону.',
      lesson: 'Ответить объездом и кто решает о мосте.',
    },
    {
      ...{ key: 'roof', minute: 6, municipality: KRESTTSY, place: 'private', kind: 'danger' },
      person: { firstName: 'Нина', lastName: 'Крайнова' },
      text: 'Мы с мамой на чердаке, в доме воды по пояс, мама лежачая. Лодки не видно. Заречная 3. Телефон садится.',
      lesson: 'Отрезаны водой: срочно, спасателям адрес, ответить, что едут и как подать знак.',
    },
    {
      ...{ key: 'drown-work', minute: 8, municipality: KRESTTSY, place: 'comment', kind: 'lookalike' },
      person: { firstName: 'Константин', lastName: 'Белых' },
      text: 'Тонем в бумажках: третья справка о подтоплении. Какие документы нужны для выплаты?',
      lesson: '«Тонем» в бумагах: вопрос о документах.',
    },
    {
      ...{ key: 'dam', minute: 11, municipality: KRESTTSY, place: 'chat', kind: 'rumour' },
      person: { firstName: 'Валентина', lastName: 'Шубина' },
      text: 'Плотину ночью откроют, волна пойдёт метра три! Уезжайте по старой дороге!',
      lesson: 'Слух гонит людей на затопленную дорогу: официальное слово немедленно.',
    },
    {
      ...{ key: 'cattle', minute: 14, municipality: KRESTTSY, place: 'comment', kind: 'question' },
      person: { firstName: 'Фёдор', lastName: 'Лапин' },
      text: 'Куда перегонять скот из Ручьёв? Двадцать голов, паром не берёт.',
      lesson: 'Для хозяина это главное: место и кто встретит.',
    },
    {
      ...{ key: 'insulin', minute: 17, municipality: KRESTTSY, place: 'email', kind: 'danger' },
      subject: 'Нужен инсулин',
      person: { firstName: 'Раиса', lastName: 'Голубева' },
      text: 'Здравствуйте. Нас отрезало в деревне, у мужа инсулин кончится завтра утром, аптека за мостом. Просим помощи, дом у часовни.',
      lesson: 'Письмо без крика, а времени до утра: срочно, медикам, ответить сроком доставки.',
    },
    {
      ...{ key: 'dam-2', minute: 20, municipality: KRESTTSY, place: 'comment', kind: 'rumour' },
      silencedAfter: 6,
      person: { firstName: 'Пётр', lastName: 'Сайкин' },
      text: 'Подтверждаю про плотину, МЧС уже своих вывозит. Нам не говорят.',
      lesson: 'Слух «подтвердили»: тот же ответ и в этом месте.',
    },
    {
      ...{ key: 'point', minute: 23, municipality: KRESTTSY, place: 'comment', kind: 'question' },
      person: { firstName: 'Анна', lastName: 'Воробьёва' },
      text: 'Где пункт для тех, кого топит? Пускают ли с собакой?',
      lesson: 'Адрес, телефон и про собаку: отказ из-за собаки оставляет людей дома.',
    },
    {
      ...{ key: 'stays', minute: 26, municipality: KRESTTSY, place: 'comment', kind: 'complaint' },
      person: { firstName: 'Михаил', lastName: 'Губанов' },
      text: 'Сосед дед Иван отказался ехать, сидит на кухне на столе, вода прибывает. Уговорите его кто-нибудь.',
      lesson: 'Человек остаётся в воде: принять, направить участковому и спасателям.',
    },
    {
      ...{ key: 'heart-flood', minute: 29, municipality: KRESTTSY, place: 'comment', kind: 'lookalike' },
      person: { firstName: 'Алёна', lastName: 'Синицына' },
      text: 'Сердце кровью обливается, как утонул наш сквер. Его восстановят?',
      lesson: 'О чувствах: вопрос о сквере.',
    },
    {
      ...{ key: 'electric', minute: 32, municipality: KRESTTSY, place: 'private', kind: 'danger' },
      person: { firstName: 'Тимур', lastName: 'Агеев' },
      text: 'В подъезде на Набережной 5 вода дошла до щитка, искрит, дети на лестнице.',
      lesson: 'Вода и ток: срочно, обесточить дом, ответить, что делать сейчас.',
    },
    {
      ...{ key: 'stream-pay', minute: 36, municipality: KRESTTSY, place: 'stream', kind: 'question' },
      person: { firstName: 'Евгения', lastName: 'Мохова' },
      text: 'Сколько выплатят за мебель и когда?',
      lesson: 'Под эфиром: порядок и срок выплаты.',
    },
    {
      ...{ key: 'marauders', minute: 40, municipality: KRESTTSY, place: 'channel', kind: 'rumour' },
      silencedAfter: 8,
      person: { firstName: 'Игорь', lastName: 'Пашков' },
      text: 'На затопленных улицах мародёры на лодках, полиция бездействует.',
      lesson: 'Из-за этого слуха не уезжают: ответить, кто патрулирует и как проверить дом.',
    },
    {
      ...{ key: 'water-clean', minute: 45, municipality: KRESTTSY, place: 'comment', kind: 'question' },
      person: { firstName: 'Светлана', lastName: 'Юдина' },
      text: 'Колодец залило. Чем и как его потом чистить, кто проверит воду?',
      lesson: 'После воды придут такие вопросы: порядок и телефон.',
    },
    {
      ...{ key: 'boats', minute: 50, municipality: KRESTTSY, place: 'comment', kind: 'talk' },
      person: { firstName: 'Николай', lastName: 'Тропин' },
      text: 'Мужики на своих лодках всю ночь людей возили. Низкий поклон.',
      lesson: 'Благодарность: ответ не нужен.',
    },
    {
      ...{ key: 'return', minute: 56, municipality: KRESTTSY, place: 'comment', kind: 'question' },
      person: { firstName: 'Вероника', lastName: 'Лунина' },
      text: 'Вода ушла с Заречной. Можно возвращаться и включать печь?',
      lesson: 'Возвращение опаснее отъезда: кто осмотрит дом и печь.',
    },
  ],
}
