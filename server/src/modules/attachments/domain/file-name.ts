import { plainFileName } from '@veche/contract/rules/file-name.ts'

const MOST_LETTERS = 120
/** The resident's own name of the file, with the extension that its bytes deserve. */
export function fileNameOf(title: string | null, no: number, extension: string): string {
  const stem = plainFileName(title ?? '')
    .replace(/(\s*\.\s*[\p{L}\d]{1,8})+$/u, '')
    .slice(0, MOST_LETTERS)
  return `${stem || no + 1}.${extension}`
}
