/** What cannot be read. The code says what is wrong with it, `detail` where; the words are those of who shows it. */
export type UnreadableCode =
  | 'not_text'
  | 'not_base64'
  | 'not_number'
  | 'too_large'
  | 'entry_not_json'
  | 'entry_not_canonical'
  | 'entry_member'
  | 'bundle'
  | 'tile'
  | 'key'
  | 'note'
  | 'checkpoint'
  | 'cosignature'
  | 'proof'
  | 'request'

export class Unreadable extends Error {
  override name = 'Unreadable'
  readonly code: UnreadableCode
  readonly detail: string

  constructor(code: UnreadableCode, { detail = '', cause }: { detail?: string; cause?: unknown } = {}) {
    super(detail ? `${code}: ${detail}` : code, { cause })
    this.code = code
    this.detail = detail
  }
}
