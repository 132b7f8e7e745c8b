/** Makes the words that residents write; the number makes every text one of its own. */
import type { Random } from '../../lib/random.ts'

const OBJECTS = ['Яма', 'Открытый люк', 'Сугроб', 'Сломанный фонарь', 'Течь', 'Поваленное дерево', 'Мусор']
const STREETS = ['Речной', 'Садовой', 'Вокзальной', 'Заречной', 'Луговой', 'Полевой', 'Школьной', 'Лесной']

export function createWriter(): (random: Random) => string {
  let written = 0
  return (random) => {
    written += 1
    const place = `${random.pick(OBJECTS)} на улице ${random.pick(STREETS)}, дом ${random.integer(1, 99)}`
    return `${place}, когда исправят? Заметка ${written}`
  }
}

/** The latest things written, which residents change their minds about. */
export function createMemory<Written>(size = 300): { add: (written: Written) => void; all: () => Written[] } {
  const kept: Written[] = []
  return {
    add(written) {
      kept.push(written)
      if (kept.length > size) kept.shift()
    },
    all: () => kept,
  }
}
