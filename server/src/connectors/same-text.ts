/** Networks trim, join spaces and change line ends; the words stay. */
export function isSameText(left: string, right: string): boolean {
  return comparable(left) === comparable(right)
}

function comparable(text: string): string {
  return text.normalize('NFC').replace(/\s+/gu, ' ').trim()
}
