/** What is posted of a day, in one line that `veche verify --days` reads out of any copy of it. Pure. */
import type { BookDay } from '../../days/domain/format-days.ts'

export function writeDayPost({ day, size, root }: BookDay, bookUrl: string): string {
  return `Конец дня ${day}: в Книге вопросов записей ${size}, корень ${root.toString('base64')}. Проверить: ${bookUrl}`
}
