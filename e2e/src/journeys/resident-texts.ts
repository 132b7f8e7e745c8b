/**
 * A thousand messages of residents. Real ones when the folder with them stands beside the repository: they are
 * somebody's words, so they are neither printed nor shown in pictures. Otherwise invented here.
 */
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'

const REAL = path.resolve(import.meta.dirname, '../../../../shared/data/appeals/perm.jsonl')
const Row = z.object({ id: z.union([z.string(), z.number()]), text: z.string() })
export type ResidentText = z.infer<typeof Row>
export const COUNT = 1000

export function readResidentTexts(): { texts: ResidentText[]; isReal: boolean } {
  if (!existsSync(REAL)) return { texts: inventTexts(), isReal: false }
  const lines = readFileSync(REAL, 'utf8').split('\n').filter(Boolean).slice(0, COUNT)
  return { texts: lines.map((line) => Row.parse(JSON.parse(line))), isReal: true }
}

const STREETS = [
  'Набережная',
  'Луговая',
  'Мостовая',
  'Садовая',
  'Заречная',
  'Соборная',
  'Гончарная',
  'Липовая',
]
const PROBLEMS = [
  'не горят фонари, вечером темно',
  'третью неделю не вывозят мусор от контейнеров',
  'яма во всю дорогу, машины объезжают по газону',
  'нет горячей воды с понедельника',
  'автобус не приходит по расписанию утром',
  'во дворе сломаны качели, дети могут пораниться',
  'после снега не чистят тротуар',
  'течёт крыша в подъезде, управляющая компания молчит',
]
const ENDS = [
  'Когда исправят?',
  'Просим помочь.',
  'Сколько можно ждать?',
  'Кто за это отвечает?',
  'Примите меры!',
]

export function inventTexts(count = COUNT): ResidentText[] {
  return Array.from({ length: count }, (_, index) => {
    const street = STREETS[index % STREETS.length]
    const problem = PROBLEMS[Math.floor(index / STREETS.length) % PROBLEMS.length]
    const end = ENDS[Math.floor(index / (STREETS.length * PROBLEMS.length)) % ENDS.length]
    return { id: index + 1, text: `На улице ${street}, дом ${(index % 90) + 1}, ${problem}. ${end}` }
  })
}
