import { EXERCISE_ROLES } from '@veche/contract/values/exercises.ts'
import type { Script } from '../domain/script.ts'

const VALDAY = 'valday'

export const SCHOOL_BUS: Script = {
  code: 'school-bus',
  title: 'Школьный автобус',
  summary:
    'Гололёд. Школьный автобус сошёл с дороги у Яжелбиц, внутри дети. Родители пишут, связь в автобусе рвётся, подробностей нет ни у кого.',
  goals: [
    'Первым ответить тому, кто внутри, а не тому, кто громче',
    'Не называть имён и состояния детей в общих комментариях',
    'Говорить родителям, куда звонить и куда ехать, каждые четверть часа',
  ],
  minutes: 50,
  roles: EXERCISE_ROLES,
  municipalities: [VALDAY],
  beats: [
    {
      ...{ key: 'where-bus', minute: 0, municipality: VALDAY, place: 'comment', kind: 'question' },
      person: { firstName: 'Наталья', lastName: 'Сизова' },
      text: 'Автобус из Яжелбиц должен был быть в школе к половине девятого. Его нет, водитель не отвечает. Где он?',
      lesson: 'Первый звоночек: принять, связаться с перевозчиком, ответить.',
    },
    {
      ...{ key: 'inside', minute: 2, municipality: VALDAY, place: 'private', kind: 'danger' },
      person: { firstName: 'Лиза', lastName: 'Котова' },
      text: 'мы в автобусе в кювете он на боку, не можем открыть дверь, у Данила голова в крови, тётя Вера не отвечает',
      lesson: 'Пишет ребёнок изнутри: срочно, передать координаты, отвечать коротко и спокойно.',
    },
    {
      ...{ key: 'seen-road', minute: 4, municipality: VALDAY, place: 'comment', kind: 'danger' },
      person: { firstName: 'Егор', lastName: 'Баскаков' },
      text: 'На трассе за Яжелбицами в кювете школьный автобус лежит на боку! Я остановился, вытаскиваем детей, вызовите ещё скорых.',
      lesson: 'Очевидец: срочно, второй источник о том же месте, связать с первым.',
    },
    {
      ...{ key: 'crash-joke', minute: 6, municipality: VALDAY, place: 'comment', kind: 'lookalike' },
      person: { firstName: 'Виктор', lastName: 'Ломов' },
      text: 'У нас тут каждый день авария: тротуар не чищен, ноги ломаем. Когда посыплют Гагарина?',
      lesson: '«Авария» про тротуар: обычная жалоба, но в такой день её легко принять за беду.',
    },
    {
      ...{ key: 'mother-list', minute: 8, municipality: VALDAY, place: 'comment', kind: 'question' },
      person: { firstName: 'Ирина', lastName: 'Дудина' },
      text: 'Мой сын Миша в этом автобусе. Жив? Куда его повезли? Ответьте хоть что-нибудь!',
      lesson: 'Ответить за минуты: телефон горячей линии и больница, о состоянии только лично.',
    },
    {
      ...{ key: 'dead-rumour', minute: 10, municipality: VALDAY, place: 'chat', kind: 'rumour' },
      person: { firstName: 'Артур', lastName: 'Зуев' },
      text: 'Передают, что погибли шестеро детей, водитель пьяный. Скрывают.',
      lesson: 'Самый тяжёлый слух: официальное слово о числе пострадавших из одного источника.',
    },
    {
      ...{ key: 'blood', minute: 13, municipality: VALDAY, place: 'comment', kind: 'question' },
      person: { firstName: 'Софья', lastName: 'Мельник' },
      text: 'Нужна ли кровь? Мы готовы приехать всей сменой с завода.',
      lesson: 'Помощь тоже ждёт ответа: нужна ли, где и когда.',
    },
    {
      ...{ key: 'driver-drunk', minute: 15, municipality: VALDAY, place: 'comment', kind: 'rumour' },
      silencedAfter: 4,
      person: { firstName: 'Антон', lastName: 'Гребнев' },
      text: 'Этот водитель всегда пьяный ездит, все знают, а школа покрывает.',
      lesson: 'Обвинение без проверки: не спорить, сказать, что проводят освидетельствование.',
    },
    {
      ...{ key: 'cold-kids', minute: 17, municipality: VALDAY, place: 'private', kind: 'danger' },
      person: { firstName: 'Роман', lastName: 'Щукин' },
      text: 'Мы ещё на обочине с детьми, машины не хватает, девочка трясётся и засыпает, минус восемнадцать.',
      lesson: 'Замерзающий ребёнок: срочно, ближайшая машина и тёплое место.',
    },
    {
      ...{ key: 'other-bus', minute: 20, municipality: VALDAY, place: 'comment', kind: 'question' },
      person: { firstName: 'Марина', lastName: 'Тарасова' },
      text: 'А остальные школьные автобусы сегодня поедут? Отправлять ли ребёнка обратно?',
      lesson: 'Решение о рейсах: один ответ для всех.',
    },
    {
      ...{ key: 'stream-names', minute: 23, municipality: VALDAY, place: 'stream', kind: 'question' },
      person: { firstName: 'Галина', lastName: 'Яшина' },
      text: 'Назовите списки, кто в больнице!',
      lesson: 'Под эфиром: имён не называть, дать телефон и место встречи.',
    },
    {
      ...{ key: 'kill-road', minute: 26, municipality: VALDAY, place: 'comment', kind: 'lookalike' },
      person: { firstName: 'Олег', lastName: 'Седов' },
      text: 'Эта дорога меня доконает, кидает как на корабле. Кто её принимал?',
      lesson: '«Доконает» — о дороге: жалоба на покрытие.',
    },
    {
      ...{ key: 'letter-father', minute: 28, municipality: VALDAY, place: 'email', kind: 'complaint' },
      subject: 'Поворот у Яжелбиц',
      person: { firstName: 'Сергей', lastName: 'Кудрин' },
      text: 'Здравствуйте. Я трижды писал, что на повороте у Яжелбиц нет ограждения и знака. Прошу ответить, кто отвечает за этот участок.',
      lesson: 'Письмо с прежними обращениями: принять, ответить по существу, не сегодняшней занятостью.',
    },
    {
      ...{ key: 'tires', minute: 31, municipality: VALDAY, place: 'channel', kind: 'rumour' },
      silencedAfter: 6,
      person: { firstName: 'Денис', lastName: 'Портнов' },
      text: 'Автобус был на лысой летней резине, мне механик сказал. Сейчас документы переписывают.',
      lesson: 'Слух о резине: кто проверяет и когда скажет.',
    },
    {
      ...{ key: 'heroes', minute: 34, municipality: VALDAY, place: 'comment', kind: 'talk' },
      person: { firstName: 'Любовь', lastName: 'Астахова' },
      text: 'Спасибо водителям фур, которые развернулись и грели детей в кабинах.',
      lesson: 'Благодарность: ответ не нужен.',
    },
    {
      ...{ key: 'psychologist', minute: 37, municipality: VALDAY, place: 'comment', kind: 'question' },
      person: { firstName: 'Диана', lastName: 'Королёва' },
      text: 'Дочь приехала из автобуса, молчит и дрожит. Есть психолог, куда прийти?',
      lesson: 'Ответить адресом и телефоном психолога: беда продолжается и дома.',
    },
  ],
}
