/** Words of «Это наш ответ?» and of the page of one answer. */
import type { Language } from '../../domain/words.ts'

type Verdict = 'too_short' | 'too_long' | 'limit' | 'never' | 'ours' | 'part' | 'altered'
type Said =
  | ('title' | 'lead' | 'label' | 'hint' | 'check' | 'back' | 'added' | 'leftOut' | 'address' | 'answer')
  | ('noAnswer' | 'noAnswerLead')
export type AnswerWords = Record<Said, string> & Record<'verdicts' | 'meanings', Record<Verdict, string>>

const RU: AnswerWords = {
  title: 'Это наш ответ?',
  lead: 'Вставьте текст, который вам прислали от имени региона. Мы сравним его со всеми ответами, которые опубликовали.',
  label: 'Текст',
  hint: 'От пяти слов до 5000 знаков. Текст мы не сохраняем.',
  check: 'Проверить',
  back: 'Проблемы и ответы',
  added: 'этого в нашем ответе нет',
  leftOut: 'это в нашем ответе есть',
  address: 'Адрес ответа:',
  answer: 'Ответ региона',
  noAnswer: 'Такого ответа нет',
  noAnswerLead: 'Адрес мог быть введён с ошибкой, или ответ дан лично и открывается только по коду вопроса.',
  verdicts: {
    ours: 'Да, это наш ответ слово в слово',
    part: 'Да, это часть нашего ответа слово в слово',
    altered: 'Наш ответ изменён',
    never: 'Такого ответа мы не публиковали',
    too_short: 'Слишком коротко',
    too_long: 'Слишком длинно',
    limit: 'Слишком много проверок',
  },
  meanings: {
    ours: 'Изменены могут быть только имя в приветствии и пробелы.',
    part: 'В нашем ответе есть и другие слова. Прочитайте его целиком.',
    altered: 'Подчёркнуто то, чего мы не говорили. Зачёркнуто то, что из нашего ответа убрали.',
    never: 'Ничего похожего среди наших ответов нет. Не пересылайте этот текст и спросите нас.',
    too_short: 'Вставьте хотя бы пять слов: по меньшему числу ответ не узнать.',
    too_long: 'Уместите текст в 5000 знаков: вставьте одно сообщение.',
    limit: 'С вашего адреса пришло много проверок. Подождите минуту.',
  },
}

const EN: AnswerWords = {
  title: 'Is this our answer?',
  lead: 'Paste a text sent to you in the region’s name. We will compare it with every answer we have published.',
  label: 'Text',
  hint: 'From five words to 5000 characters. We do not keep the text.',
  check: 'Check',
  back: 'Problems and answers',
  added: 'not in our answer',
  leftOut: 'in our answer',
  address: 'Address of the answer:',
  answer: 'The region’s answer',
  noAnswer: 'There is no such answer',
  noAnswerLead:
    'The address may be mistyped, or the answer was private and opens only with its question’s code.',
  verdicts: {
    ours: 'Yes, this is our answer word for word',
    part: 'Yes, this is part of our answer word for word',
    altered: 'Our answer was altered',
    never: 'We have published no such answer',
    too_short: 'Too short',
    too_long: 'Too long',
    limit: 'Too many checks',
  },
  meanings: {
    ours: 'Only the name in the greeting and spaces may differ.',
    part: 'Our answer has more words. Read it in full.',
    altered: 'Underlined words are not ours. Struck-out words were removed from our answer.',
    never: 'Nothing like it is among our answers. Do not pass the text on; ask us.',
    too_short: 'Paste at least five words: fewer are not enough to recognise an answer.',
    too_long: 'Keep the text under 5000 characters: paste one message.',
    limit: 'Many checks came from your address. Wait a minute.',
  },
}

export function answerWordsOf(language: Language): AnswerWords {
  return language === 'ru' ? RU : EN
}
