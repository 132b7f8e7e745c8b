/** «Принято, № 14, ответ до 14:00»: what our page says of a question answers nobody. */
export function isReceipt(text: string): boolean {
  return /^\s*Принято, № \d/u.test(text)
}
