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
  reading: (percent) => `Reading the Book’s entries: ${percent}%`,
  unread: (path) => `“${path}” could not be read`,
  unsigned: 'the Book’s signature is wrong',
  otherKey: 'the Book was started with a different key from the one shown on the site',
  otherTree: 'the entries do not add up to the signed tree: they were changed',
  whole: (entries, figures) =>
    `Everything agrees. Entries read: ${entries}; signature and tree are correct; figures recounted: ${figures}.`,
  wrong: (count) =>
    `Figures that do not agree: ${count}. Signature and tree are correct. The page may have been counted earlier: reload it and recount.`,
  failed: (reason) => `Could not recount: ${reason}. Try again.`,
  columns: ['Figure', 'On the page', 'Recounted', ''],
  same: 'agrees',
  different: 'differs',
}

export function recountWords(language: string): typeof RU {
  return language === 'ru' ? RU : EN
}
