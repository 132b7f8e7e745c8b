/** Invented questions of an invented autumn. No street, person or event here is anybody's in particular. */
export type Question = {
  key: string
  step: 'new' | 'assigned' | 'in_progress' | 'rework' | 'approval' | 'publishing' | 'awaiting_author'
  topicCode: string
  text: string
  answer: string
  /** The version that was sent back. */
  firstAnswer?: string
  /** What the author wrote while the answer waited for approval. */
  followUp?: string
}

const PROMISE = 'Отвечает отдел дорог администрации округа, диспетчер: 8 (81652) 5-00-14.'

export const QUESTIONS: readonly Question[] = [
  {
    key: 'new',
    step: 'new',
    topicCode: 'roads.lighting',
    text: 'Добрый вечер! На Поперечной, 8 третий вечер не горят фонари от остановки до школы, дети идут в темноте. Когда починят?',
    answer: '',
  },
  {
    key: 'new-water',
    step: 'new',
    topicCode: 'housing.no-water',
    text: 'Минеральная, 21: с шести утра нет холодной воды во всём доме. Кто отвечает и куда звонить?',
    answer: '',
  },
  {
    key: 'new-thanks',
    step: 'new',
    topicCode: 'landscaping.playground-broken',
    text: 'Спасибо за горку во дворе на Садовой, дети не уходят домой!',
    answer: '',
  },
  {
    key: 'assigned',
    step: 'assigned',
    topicCode: 'landscaping.yard-potholes',
    text: 'Во дворе Возрождения, 14 яма у третьего подъезда, скорая вчера объезжала по газону.',
    answer: '',
  },
  {
    key: 'in_progress',
    step: 'in_progress',
    topicCode: 'roads.sidewalk-snow',
    text: 'Тротуар на Тимура Фрунзе от рынка до моста не чистят второй день, пожилые люди идут по дороге. Когда уберут?',
    answer: `Здравствуйте, {name}! Тротуар от рынка до моста очистили и посыпали сегодня утром. ${PROMISE}`,
  },
  {
    key: 'rework',
    step: 'rework',
    topicCode: 'landscaping.playground-broken',
    text: 'На площадке у Энгельса, 9 сломаны качели, острый край. Уберите, пока никто не поранился!',
    firstAnswer:
      'Здравствуйте, {name}! Ваше обращение рассмотрено, работы будут выполнены в кратчайшие сроки.',
    answer: `Здравствуйте, {name}! Качели сняли сегодня, новые поставим до 4 декабря. ${PROMISE}`,
  },
  {
    key: 'approval',
    step: 'approval',
    topicCode: 'roads.lighting',
    text: 'На Якутских Стрелков у дома 31 фонарь мигает всю ночь, спать невозможно. Почему не чинят?',
    firstAnswer: `Здравствуйте, {name}! Бригада проверила фонарь у дома 31: повреждён датчик. Заменим. ${PROMISE}`,
    answer: `Здравствуйте, {name}! Бригада проверила фонарь у дома 31: он мигал, потому что повреждён датчик. Заменим его до 27 ноября. ${PROMISE}`,
  },
  {
    key: 'follow-up',
    step: 'approval',
    topicCode: 'roads.potholes',
    text: 'Гостинодворская: яма на всю полосу напротив аптеки. Когда отремонтируют?',
    answer: `Здравствуйте, {name}! Яму напротив аптеки засыпали сегодня, асфальт положим до 1 декабря. ${PROMISE}`,
    followUp: 'И вторая появилась, у перекрёстка с Володарского!',
  },
  {
    key: 'publishing',
    step: 'publishing',
    topicCode: 'transport.schedule',
    text: 'Автобус номер 4 второй день не приходит в 7:20. Люди опаздывают на работу, когда это кончится?',
    answer: `Здравствуйте, {name}! Рейс в 7:20 вернули в расписание сегодня, автобус после ремонта вышел на линию. ${PROMISE}`,
  },
  {
    key: 'answered',
    step: 'awaiting_author',
    topicCode: 'waste.collection',
    text: 'Контейнеры на Трибуны, 3 полные с пятницы, ветер носит пакеты. Когда вывезут?',
    answer: `Здравствуйте, {name}! Контейнеры на Трибуны, 3 вывезли сегодня, площадку убрали. Следующий вывоз завтра. ${PROMISE}`,
  },
]
