/** The head of a letter, line by line; also of programs that put Russian letters there as they are. Pure. */

export type Header = { name: string; value: string; has8bit: boolean }

const LONGEST_HEAD = 512 * 1024

export function readHeaders(letter: Uint8Array): Header[] {
  const head = headOf(Buffer.from(letter.subarray(0, LONGEST_HEAD)).toString('latin1'))
  return head
    .replaceAll(/\r?\n[ \t]+/g, ' ')
    .split(/\r?\n/)
    .flatMap((line) => {
      const [, name, value] = /^([!-9;-~]+)\s*:\s*(.*)$/.exec(line) ?? []
      if (name === undefined || value === undefined) return []
      // biome-ignore lint/suspicious/noControlCharactersInRegex: what is beyond ASCII is asked for
      const has8bit = /[^\x00-\x7f]/.test(value)
      const decoded = has8bit ? guessText(Buffer.from(value, 'latin1')) : value
      return { name: name.toLowerCase(), value: decoded.trim(), has8bit }
    })
}

function headOf(text: string): string {
  const end = /\r?\n\r?\n/.exec(text)?.index
  return end === undefined ? text : text.slice(0, end)
}

/**
 * Bytes of which nobody says in what letters they are. Small Russian letters, of which a text mostly consists, stand in
 * the upper half of windows-1251 and in the lower one of KOI8-R.
 */
export function guessText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    const lower = bytes.filter((byte) => byte >= 0xc0 && byte < 0xe0).length
    const upper = bytes.filter((byte) => byte >= 0xe0).length
    return new TextDecoder(lower > upper ? 'koi8-r' : 'windows-1251').decode(bytes)
  }
}
