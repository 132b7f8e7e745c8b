import { wordSet } from '../../text/index.ts'

/** Case, marks and spaces say nothing of what was asked. */
export function plainWords(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

export function stemsOf(text: string): string[] {
  return [...wordSet(text)]
}
