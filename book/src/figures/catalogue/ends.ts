/** What comes of it: outcomes, satisfaction, quality of the work. */
import { define, mean, share, sum } from './define.ts'

const RATED = ['satisfied', 'neutral', 'dissatisfied']

export const ENDS = [
  define('closed', sum('closed'), {
    clock: 'closed',
    ru: ['Закрыты', 'Вопросы, работа по которым закончена за период.'],
    en: ['Closed', 'Questions on which work ended in the period.'],
  }),
  define('solved', sum('solved'), {
    clock: 'closed',
    ru: ['Решены', 'Закрытые вопросы с итогом «решено».'],
    en: ['Solved', 'Closed questions that ended as solved.'],
  }),
  define('solved_share', share(['solvable_solved'], ['solvable_closed']), {
    ...{ clock: 'closed', better: 'more' },
    ru: ['Решено из решаемых', 'Решённые ÷ все закрытые вопросы о том, что можно исправить.'],
    en: ['Solved, of solvable', 'Solved ÷ all closed questions about what can be fixed.'],
  }),
  define('solved_proved', share(['solved_evidence'], ['solved_evidence', 'solved_unproved']), {
    ...{ clock: 'closed', better: 'more' },
    ru: ['Решено и подтверждено', 'Решённые с фотографией или со словом автора ÷ все решённые.'],
    en: ['Solved with evidence', 'Solved with a photo or the author’s word ÷ all solved questions.'],
  }),
  define('unproved_share', share(['solved_unproved'], ['solved']), {
    ...{ clock: 'closed', better: 'less' },
    ru: ['Решено без доказательств', 'Доля решённых, у которых нет ни фотографии, ни слова автора.'],
    en: ['Solved without evidence', 'Share of solved questions with neither a photo nor the author’s word.'],
  }),
  define('explained_share', share(['explained'], ['closed']), {
    clock: 'closed',
    ru: ['Разъяснено', 'Доля закрытых с итогом «разъяснено».'],
    en: ['Explained', 'Share of closed questions that ended as explained.'],
  }),
  define('not_solved_share', share(['not_solved'], ['closed']), {
    ...{ clock: 'closed', better: 'less' },
    ru: ['Не решено', 'Доля закрытых с итогом «не решено».'],
    en: ['Not solved', 'Share of closed questions that ended as not solved.'],
  }),
  define('undeliverable', sum('undeliverable'), {
    ...{ clock: 'closed', better: 'less' },
    ru: ['Ответ не доставить', 'Вопросы, автор которых удалил вопрос или закрыл страницу до ответа.'],
    en: ['Undeliverable', 'Questions whose author deleted them or closed the page before the answer.'],
  }),
  define('satisfaction', share(['satisfied'], RATED), {
    ...{ clock: 'closed', better: 'more' },
    ru: ['Довольны', 'Довольные ÷ все, кто сказал своё мнение об ответе.'],
    en: ['Satisfied', 'Satisfied ÷ all who gave feedback on the answer.'],
  }),
  define('response_rate', share(RATED, [...RATED, 'silent']), {
    clock: 'closed',
    ru: ['Высказались', 'Доля авторов, которые сказали своё мнение об ответе.'],
    en: ['Responded', 'Share of authors who gave feedback on the answer.'],
  }),
  define('silent_share', share(['silent'], ['closed']), {
    clock: 'closed',
    ru: ['Закрыты молчанием', 'Доля закрытых, потому что автор больше ничего не написал.'],
    en: ['Closed by silence', 'Share closed because the author wrote nothing more.'],
  }),
  define('reopened_share', share(['reopened'], ['closed']), {
    ...{ clock: 'closed', better: 'less', bounds: [0.05, 0.1] },
    ru: ['Спросили снова', 'Доля закрытых, где автор возвращался: не сделано.'],
    en: ['Asked again', 'Share of closed questions whose author came back to say it is not done.'],
  }),
  define('asked_again', sum('asked_again'), {
    ...{ clock: 'happened', better: 'less' },
    ru: ['Возвраты авторов', 'Сколько раз за период авторы написали после ответа, что не сделано.'],
    en: ['Author returns', 'How often in the period authors wrote after an answer that it is not done.'],
  }),
  define('misrouted_share', share(['misrouted'], ['closed']), {
    ...{ clock: 'closed', better: 'less', bounds: [0.05, 0.1], isOurs: true },
    ru: ['Не туда', 'Доля закрытых, которые хотя бы раз вернули: не наша компетенция.'],
    en: ['Misrouted', 'Share of closed questions returned at least once as “not our remit”.'],
  }),
  define('handoffs', mean('handoffs', 'closed'), {
    ...{ clock: 'closed', better: 'less', isOurs: true },
    ru: ['Передач на вопрос', 'Сколько раз в среднем вопрос передавали другому исполнителю.'],
    en: ['Handoffs per question', 'How often on average a question was passed to another agency.'],
  }),
]
