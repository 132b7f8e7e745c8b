import { EXERCISE_ROLES } from '@veche/contract/values/exercises.ts'
import type { Script } from '../domain/script.ts'

const CHUDOVO = 'chudovo'

export const ELECTION_BLACKOUT: Script = {
  code: 'election-blackout',
  title: 'Отключение света в день выборов',
  summary: 'Полдень воскресенья. Без света половина города и четыре участка. Каждое слово прочтут дважды.',
  goals: [
    'Говорить о свете, а не о политике, одинаково со всеми',
    'Увидеть, кому без света плохо, среди тех, кому неудобно',
    'Не оставить слух о голосах без ответа и не отвечать за комиссию',
  ],
  minutes: 50,
  roles: EXERCISE_ROLES,
  municipalities: [CHUDOVO],
  beats: [
    {
      ...{ key: 'dark', minute: 0, municipality: CHUDOVO, place: 'comment', kind: 'complaint' },
      person: { firstName: 'Олег', lastName: 'Ветров' },
      text: 'На Некрасова и Титова погас свет в 12:05. Сколько ждать?',
      lesson: 'Первый сигнал: принять, направить сетям, ответить причиной и сроком.',
    },
    {
      ...{ key: 'polling', minute: 2, municipality: CHUDOVO, place: 'comment', kind: 'question' },
      person: { firstName: 'Валерия', lastName: 'Панина' },
      text: 'В школе, где участок, темно. Голосовать пускают или приходить позже?',
      lesson: 'Ответить тем, что сказала комиссия, и её телефоном: за комиссию не решать.',
    },
    {
      ...{ key: 'oxygen', minute: 4, municipality: CHUDOVO, place: 'private', kind: 'danger' },
      person: { firstName: 'Григорий', lastName: 'Савченко' },
      text: 'Отец на кислородном концентраторе, батареи на сорок минут, Титова 9, кв. 14. Скорая занята.',
      lesson: 'Жизнь на батарее: срочно, скорая и генератор, ответить, кто едет.',
    },
    {
      ...{ key: 'dead-phone', minute: 6, municipality: CHUDOVO, place: 'comment', kind: 'lookalike' },
      person: { firstName: 'Ника', lastName: 'Рощина' },
      text: 'Телефон умирает, я умираю со скуки, кот в шоке. Когда свет?',
      lesson: 'Шутливые слова: вопрос о сроке.',
    },
    {
      ...{ key: 'steal-votes', minute: 8, municipality: CHUDOVO, place: 'chat', kind: 'rumour' },
      person: { firstName: 'Борис', lastName: 'Хлебников' },
      text: 'Свет вырубили нарочно, чтобы в темноте подменить бюллетени. Сам видел, как ящик уносили.',
      lesson: 'Слух о голосах: факты о свете — наши, об урнах — комиссии, ссылка на её слово.',
    },
    {
      ...{ key: 'lift', minute: 11, municipality: CHUDOVO, place: 'comment', kind: 'danger' },
      person: { firstName: 'Майя', lastName: 'Дорофеева' },
      text: 'В лифте в доме 17 на Некрасова застряла беременная с ребёнком, ей плохо, диспетчер не отвечает!',
      lesson: 'Застряли и плохо: срочно, лифтовая служба и скорая.',
    },
    {
      ...{ key: 'only-here', minute: 14, municipality: CHUDOVO, place: 'comment', kind: 'rumour' },
      silencedAfter: 5,
      person: { firstName: 'Леонид', lastName: 'Крапивин' },
      text: 'Заметьте: темно только там, где участки. Совпадение?',
      lesson: 'Ответить картой отключения: сколько домов и где, без спора.',
    },
    {
      ...{ key: 'shop-fridge', minute: 17, municipality: CHUDOVO, place: 'email', kind: 'complaint' },
      subject: 'Холодильники без света',
      person: { firstName: 'Инна', lastName: 'Бердникова' },
      text: 'Здравствуйте. У нас магазин, холодильники стоят второй час. Кто возместит и куда обращаться?',
      lesson: 'Письмо: порядок обращения к сетевой компании.',
    },
    {
      ...{ key: 'shock', minute: 19, municipality: CHUDOVO, place: 'comment', kind: 'lookalike' },
      person: { firstName: 'Степан', lastName: 'Юрьев' },
      text: 'Я в шоке, током бьёт от таких тарифов. За что платим?',
      lesson: '«Током бьёт» о тарифах: жалоба.',
    },
    {
      ...{ key: 'wire', minute: 22, municipality: CHUDOVO, place: 'private', kind: 'danger' },
      person: { firstName: 'Эмма', lastName: 'Власова' },
      text: 'За домом 6 на Титова лежит оборванный провод, искрит, рядом дети играют.',
      lesson: 'Провод на земле: срочно, сетям и полиции, ответить — не подходить на десять метров.',
    },
    {
      ...{ key: 'stream-hours', minute: 25, municipality: CHUDOVO, place: 'stream', kind: 'question' },
      person: { firstName: 'Пётр', lastName: 'Никифоров' },
      text: 'Голосование продлят на время, пока не было света?',
      lesson: 'Под эфиром: решает комиссия, вот её телефон и когда скажет.',
    },
    {
      ...{ key: 'generator', minute: 28, municipality: CHUDOVO, place: 'comment', kind: 'question' },
      person: { firstName: 'Алла', lastName: 'Чистова' },
      text: 'В больницу генератор подвезли? У меня там мама на операции.',
      lesson: 'Ответить, что больница на резерве, кто подтвердил.',
    },
    {
      ...{ key: 'results', minute: 31, municipality: CHUDOVO, place: 'channel', kind: 'rumour' },
      silencedAfter: 6,
      person: { firstName: 'Фаина', lastName: 'Горелова' },
      text: 'Уже есть результаты, голосовать бесполезно, поэтому и свет не включают.',
      lesson: 'Слух прогоняет от участков: ответить коротко, ссылкой на комиссию и сроком света.',
    },
    {
      ...{ key: 'agitation', minute: 33, municipality: CHUDOVO, place: 'comment', kind: 'talk' },
      person: { firstName: 'Марк', lastName: 'Осипов' },
      text: 'А я как голосовал, так и голосую, хоть при свече.',
      lesson: 'Ничего не спрашивает: молчать, в день голосования особенно.',
    },
    {
      ...{ key: 'back', minute: 37, municipality: CHUDOVO, place: 'comment', kind: 'question' },
      person: { firstName: 'Зоя', lastName: 'Крылова' },
      text: 'На Некрасова свет дали, а на Титова нет. Почему?',
      lesson: 'Ответить очередностью включения и временем для Титова.',
    },
  ],
}
