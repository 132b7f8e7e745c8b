import { EXERCISE_ROLES } from '@veche/contract/values/exercises.ts'
import type { Script } from '../domain/script.ts'

const RUSSA = 'staraya-russa'

export const WATER_MAIN: Script = {
  code: 'water-main',
  title: 'Прорыв водовода в мороз',
  summary:
    'Вечер, минус двадцать два. Лопнул водовод, вода идёт по улице и замерзает, дома без воды. Пишут сразу отовсюду.',
  goals: [
    'Увидеть среди многих слов те, где человеку плохо прямо сейчас',
    'Сказать первое официальное слово, пока слухи не сказали своё',
    'Ответить каждому, кто спросил, словами о его доме',
  ],
  minutes: 60,
  roles: EXERCISE_ROLES,
  municipalities: [RUSSA],
  beats: [
    {
      ...{ key: 'first', minute: 0, municipality: RUSSA, place: 'comment', kind: 'complaint' },
      person: { firstName: 'Лариса', lastName: 'Дёмина' },
      text: 'На Минеральной с шести вечера нет воды, в доме 24 сухие краны. Аварийная не берёт трубку. Что случилось?',
      lesson: 'Первый сигнал аварии: принять, направить водоканалу и сразу ответить, что известно.',
    },
    {
      ...{ key: 'river', minute: 2, municipality: RUSSA, place: 'comment', kind: 'complaint' },
      person: { firstName: 'Игорь', lastName: 'Савельев' },
      text: 'По улице Минеральной от котельной течёт река, тротуар уже подо льдом. Куда звонить?',
      lesson: 'То же событие в других словах: связать с первым, ответить про бригаду и обход.',
    },
    {
      ...{ key: 'baby', minute: 4, municipality: RUSSA, place: 'private', kind: 'danger' },
      person: { firstName: 'Ксения', lastName: 'Громова' },
      text: 'Минеральная 26, батареи остыли, в квартире 12 градусов, у меня грудной ребёнок две недели. Нам некуда ехать, помогите!',
      lesson:
        'Опасность в личном сообщении: отметить срочным, принять за минуты, сказать адрес пункта обогрева.',
    },
    {
      ...{ key: 'ice-age', minute: 6, municipality: RUSSA, place: 'comment', kind: 'lookalike' },
      person: { firstName: 'Артём', lastName: 'Полозов' },
      text: 'Ну всё, ледниковый период, умираем тут без чая. Надолго это?',
      lesson: 'Громкие слова без опасности: обычный вопрос о сроке, срочным его отмечать незачем.',
    },
    {
      ...{ key: 'when', minute: 8, municipality: RUSSA, place: 'chat', kind: 'question' },
      person: { firstName: 'Светлана', lastName: 'Рогова' },
      text: 'Когда дадут воду на Минеральной и в Городке? Обещали час назад.',
      lesson: 'Ответить сроком, который назвал водоканал, и когда будет следующее сообщение.',
    },
    {
      ...{ key: 'shut-off', minute: 10, municipality: RUSSA, place: 'comment', kind: 'rumour' },
      person: { firstName: 'Валерий', lastName: 'Хомутов' },
      text: 'Знакомый из коммунальщиков сказал, что воды не будет до понедельника и тепло отключат всему городу. Запасайтесь.',
      lesson: 'Слух с «знакомым»: ответить официальным словом сразу, пока его не понесли дальше.',
    },
    {
      ...{ key: 'tanker', minute: 13, municipality: RUSSA, place: 'email', kind: 'question' },
      subject: 'Подвоз воды',
      person: { firstName: 'Нина', lastName: 'Аверина' },
      text: 'Здравствуйте. Живу на Минеральной, 18, мне семьдесят девять лет, пятый этаж. Будет ли подвоз воды и поднимет ли её кто-нибудь?',
      lesson: 'Письмо тоже ждёт: сказать, где и когда стоит цистерна и кто принесёт воду на этаж.',
    },
    {
      ...{ key: 'fell', minute: 16, municipality: RUSSA, place: 'comment', kind: 'danger' },
      person: { firstName: 'Павел', lastName: 'Уткин' },
      text: 'У дома 30 на наледи упала женщина, лежит, встать не может, скорая говорит ждать сорок минут!',
      lesson: 'Человек в беде: срочно, к дежурному, ответить автору, что помощь вызвана.',
    },
    {
      ...{ key: 'shut-off-2', minute: 19, municipality: RUSSA, place: 'comment', kind: 'rumour' },
      ...{ silencedAfter: 5 },
      person: { firstName: 'Оксана', lastName: 'Лужина' },
      text: 'Мне тоже написали в домовом чате: до понедельника ни воды, ни тепла, в магазине уже нет пятилитровок.',
      lesson: 'Слух пошёл дальше: одинаковый ответ в каждом месте, где его повторяют.',
    },
    {
      ...{ key: 'school', minute: 22, municipality: RUSSA, place: 'stream', kind: 'question' },
      person: { firstName: 'Марина', lastName: 'Чернова' },
      text: 'Скажите, завтра школа на Минеральной работает? Куда вести детей?',
      lesson: 'Вопрос под эфиром: ответить тем же словом, что и в ленте.',
    },
    {
      ...{ key: 'thanks', minute: 24, municipality: RUSSA, place: 'comment', kind: 'talk' },
      person: { firstName: 'Геннадий', lastName: 'Ершов' },
      text: 'Мужикам в воде по колено на морозе — поклон. Держитесь там.',
      lesson: 'Ни о чём не спрашивает: ответ не нужен.',
    },
    {
      ...{ key: 'shut-off-3', minute: 27, municipality: RUSSA, place: 'chat', kind: 'rumour' },
      ...{ silencedAfter: 8 },
      person: { firstName: 'Роман', lastName: 'Котов' },
      text: 'Слышали, что отопление сливают по всему городу? Собираем детей и уезжаем.',
      lesson: 'Слух, от которого люди уезжают: ответ нужен раньше всех остальных.',
    },
    {
      ...{ key: 'burst-joke', minute: 30, municipality: RUSSA, place: 'comment', kind: 'lookalike' },
      person: { firstName: 'Денис', lastName: 'Маслов' },
      text: 'Соседа сверху прорвало покруче водовода, орёт на весь подъезд. Когда воду включат?',
      lesson: 'Слово «прорвало» тут в шутку; вопрос о сроке — обычный.',
    },
    {
      ...{ key: 'dialysis', minute: 33, municipality: RUSSA, place: 'private', kind: 'danger' },
      person: { firstName: 'Тамара', lastName: 'Белкина' },
      text: 'Муж на домашнем гемодиализе, без воды аппарат не работает, следующая процедура через два часа. Минеральная 22, кв. 9.',
      lesson:
        'Тихое сообщение, за которым жизнь: срочно, медикам и водоканалу, ответ с именем того, кто приедет.',
    },
    {
      ...{ key: 'refund', minute: 36, municipality: RUSSA, place: 'comment', kind: 'question' },
      person: { firstName: 'Эдуард', lastName: 'Савин' },
      text: 'За часы без воды и тепла перерасчёт сделают сами или писать заявление?',
      lesson: 'Не срочно, но спрошено: ответить порядком перерасчёта.',
    },
    {
      ...{ key: 'dirty', minute: 42, municipality: RUSSA, place: 'comment', kind: 'question' },
      person: { firstName: 'Юлия', lastName: 'Панкратова' },
      text: 'Воду дали, но она ржавая. Можно ли её пить и сколько сливать? Минеральная, 20.',
      lesson: 'После аварии приходят новые вопросы: не пить, сколько сливать, когда проверят.',
    },
  ],
}
