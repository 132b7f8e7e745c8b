/** A short course that passes every rule: shown to whoever writes the first one as text. */
import type { CourseFile } from './course-file.ts'

export const EXAMPLE_COURSE: CourseFile = {
  code: 'yama-na-doroge',
  content: {
    ...{ title: 'Яма на дороге: что ответить', purpose: 'Отвечать про ямы так, чтобы житель знал срок' },
    ...{ minutes: 5, passPercent: 80, validMonths: 12, graceDays: 14 },
    cards: [
      {
        ...{ title: 'Сначала место', picture: 'steps' },
        text: 'Уточните улицу и дом.\n\n- нет дома — спросите ориентир\n- есть снимок — приложите его',
      },
    ],
    questions: [
      {
        text: 'Житель написал «яма у школы». С чего начать?',
        options: [
          { text: 'Спросить, у какой школы', isRight: true, why: 'Без места дорожники не поедут.' },
          { text: 'Ответить, что передали', isRight: false, why: 'Передать пока нечего: места нет.' },
        ],
      },
    ],
  },
}
