const RU = {
  reading: (percent: number) => `Читаем записи Книги: ${percent} %`,
  unread: (path: string) => `не удалось прочесть «${path}»`,
  unsigned: 'подпись Книги неверна',
  otherKey: 'Книгу начал другой ключ, не тот, что показан на сайте',
  otherTree: 'записи не складываются в подписанное дерево: их меняли',
  whole: (entries: number, figures: number) =>
    `Сходится. Прочитано записей: ${entries}, подпись и дерево верны, показателей пересчитано: ${figures}.`,
  wrong: (count: number) =>
    `Не сходится показателей: ${count}. Подпись и дерево верны. Страница могла быть посчитана раньше: обновите её и пересчитайте снова.`,
  failed: (reason: string) => `Пересчитать не вышло: ${reason}. Попробуйте ещё раз.`,
  columns: ['Показатель', 'На странице', 'Пересчитано', ''],
  same: 'сходится',
  different: 'не сходится',
}
const EN: typeof RU = {
  reading: (percent) => `Reading entries of the Book: ${percent} %`,
  unread: (path) => `"${path}" could not be read`,
  unsigned: 'the signature of the Book is wrong',
  otherKey: 'the Book was begun by another key than the one that is shown',
  otherTree: 'the entries do not make the tree that was signed: they were changed',
  whole: (entries, figures) =>
    `It agrees. ${entries} entries were read, signature and tree are right, ${figures} figures were recounted.`,
  wrong: (count) =>
    `${count} figures do not agree. Signature and tree are right. The page may have been counted earlier: load it anew and recount.`,
  failed: (reason) => `It could not be recounted: ${reason}. Try again.`,
  columns: ['Figure', 'On the page', 'Recounted', ''],
  same: 'agrees',
  different: 'differs',
}

export function recountWords(language: string): typeof RU {
  return language === 'ru' ? RU : EN
}
